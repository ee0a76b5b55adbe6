package dev.gryllus.script;

import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.NamedShape;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;

/// The load shapes that the top level of one file defines, in its order. To be used while the file is loaded.
final class CapturedShapes {
    private final List<CapturedShape> shapes = new ArrayList<>();
    private volatile boolean closed; // read by users' threads

    /// Of the kind that is called `word`.
    void add(String word, String name, LoadShape shape) {
        StackTraceElement place = place(word);
        shapes.add(new CapturedShape(new NamedShape(checked(name), shape), place));
    }

    /// Of a script's own function.
    void add(String name, Closure<?> body) {
        StackTraceElement place = place("shape");
        shapes.add(CapturedShape.ofCode(checked(name), new ShapeBlock(body), false, "'" + name + "'", place));
    }

    /// All of them. From now on a further one is a mistake: a test that runs would never look at it.
    List<CapturedShape> close() {
        closed = true;
        return shapes;
    }

    private static String checked(String name) {
        if (name.isBlank()) {
            throw new ScriptMistake("a shape needs a name that is not blank");
        }
        return name;
    }

    private StackTraceElement place(String word) {
        if (closed) {
            throw new ScriptMistake("'" + word + "' belongs to the top level of the locustfile, not into a task");
        }
        return ScriptPlaces.ofCaller().orElseThrow();
    }
}
