package dev.gryllus.script;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names a task, or all tasks of a set, for `--tags` and `--exclude-tags`. In lower case because scripts write Locust's
/// `@tag('slow')`.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface tag {
    String[] value();
}
