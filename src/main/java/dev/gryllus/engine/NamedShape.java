package dev.gryllus.engine;

import java.util.function.Function;

/// A load shape that a script brings along.
///
/// @param name what `--shape` calls it; unique within a plan
/// @param usesCommonOptions whether `--users`, `--spawn-rate` and `--run-time` keep their meaning beside it
/// @param maker makes it for one run
public record NamedShape(String name, boolean usesCommonOptions, Function<ShapeContext, LoadShape> maker) {

    public NamedShape(String name, LoadShape shape) {
        this(name, false, context -> shape);
    }
}
