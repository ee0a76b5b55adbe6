package dev.gryllus.engine;

import java.util.Set;
import java.util.function.IntSupplier;

/// What a load shape of a script is given to ask about the run.
///
/// @param users how many run at this moment; may be asked by any thread
/// @param userTypes the names of those that take part
public record ShapeContext(IntSupplier users, Set<String> userTypes) {
    /// Before a run.
    public static final ShapeContext NONE = new ShapeContext(() -> 0, Set.of());

    public ShapeContext {
        userTypes = Set.copyOf(userTypes);
    }
}
