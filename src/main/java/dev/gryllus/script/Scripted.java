package dev.gryllus.script;

import groovy.lang.GroovyObject;
import java.util.ArrayList;
import java.util.List;

/// Tells the classes of a script from those of the engine that they extend.
final class Scripted {
    private Scripted() {}

    static boolean is(Class<?> type) {
        return type != null && GroovyObject.class.isAssignableFrom(type);
    }

    /// The class and those it extends, as far as they are the script's; the class itself comes first.
    static List<Class<?>> lineage(Class<?> type) {
        List<Class<?>> lineage = new ArrayList<>();
        for (Class<?> c = type; is(c); c = c.getSuperclass()) {
            lineage.add(c);
        }
        return lineage;
    }
}
