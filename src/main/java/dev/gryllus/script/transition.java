package dev.gryllus.script;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Where a task of a `MarkovTaskSet` may lead: `@transition('checkout')`, `@transition(value = 'browse', weight = 3)`.
/// May stand several times. In lower case because scripts write Locust's names.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(transition.List.class)
public @interface transition {
    /// The name of the next task.
    String value();

    /// How often it goes there, relative to the other transitions from the same task; 0 is never.
    int weight() default 1;

    /// Where it stands in the script: written by the compiler ([UserMembers]).
    int line() default 0;

    /// Several of them, as Java wants it.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface List {
        transition[] value();
    }
}
