package dev.gryllus.script;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method of a user class or task set as a task, or a task set inside of one as a set to go into. In lower
/// case because scripts write Locust's `@task(3)`.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
public @interface task {
    /// How often it is picked, relative to the other tasks beside it; at least 1.
    int value() default 1;

    /// Where it stands in the script: written by the compiler ([UserMembers]), since a class file keeps no order.
    int line() default 0;
}
