package dev.gryllus.script;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Where a task of a `MarkovTaskSet` may lead, in one go: `@transitions({ [checkout: 1, browse: 3] })`, or a list of
/// names, or of names and `[name, weight]`. A closure, because an annotation takes no map. In lower case because
/// scripts write Locust's names.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface transitions {
    Class<?> value();

    /// Where it stands in the script: written by the compiler ([UserMembers]).
    int line() default 0;
}
