package dev.gryllus.script;

import dev.gryllus.engine.NamedShape;
import dev.gryllus.engine.PlanException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The load shapes of all files, in the order in which they are defined.
final class ShapeCollection {
    private final Map<String, CapturedShape> byName = new LinkedHashMap<>();

    /// @param file the name of the locustfile; what it defines itself comes before what its helpers do
    /// @throws PlanException if a name is taken
    void add(String file, List<CapturedShape> shapes) {
        List<CapturedShape> ordered = new ArrayList<>(shapes);
        ordered.sort(Comparator.comparing(
                        (CapturedShape shape) -> !shape.place().getFileName().equals(file))
                .thenComparing(shape -> shape.place().getFileName())
                .thenComparing(shape -> shape.place().getLineNumber()));
        ordered.forEach(this::addOne);
    }

    List<NamedShape> all() {
        return byName.values().stream().map(CapturedShape::shape).toList();
    }

    private void addOne(CapturedShape shape) {
        String name = shape.shape().name();
        CapturedShape first = byName.putIfAbsent(name, shape);
        if (first != null) {
            throw new PlanException("Duplicate shape classes: %s is defined in both %s and %s"
                    .formatted(name, text(first.place()), text(shape.place())));
        }
    }

    private static String text(StackTraceElement place) {
        return place.getFileName() + ":" + place.getLineNumber();
    }
}
