package dev.gryllus.script;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Where a class or a member stands in a script, since a class file does not tell. Added by the compiler, not by
/// authors.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface ScriptPlace {
    String file();

    int line();
}
