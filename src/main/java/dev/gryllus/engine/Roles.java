package dev.gryllus.engine;

import dev.gryllus.user.Role;
import dev.gryllus.user.UserContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What users of each type are in the present generation of the script. Replaced as a whole by the runner's thread,
/// read by the users' threads.
final class Roles {
    private final Function<UserType, UserContext> contexts;
    private volatile Map<String, Role> present = Map.of();

    /// @param contexts what users of a type live in
    Roles(Function<UserType, UserContext> contexts) {
        this.contexts = contexts;
    }

    void become(TestPlan plan) {
        Map<String, Role> next = new HashMap<>();
        plan.userTypes()
                .forEach(type -> next.put(
                        type.name(), new Role(contexts.apply(type), type.maker(), type.waitTime(), type.root())));
        present = Map.copyOf(next);
    }

    /// @throws IllegalArgumentException if the type is no more
    Role of(String type) {
        Role role = present.get(type);
        if (role == null) {
            throw new IllegalArgumentException("no users of type " + type);
        }
        return role;
    }

    boolean isPresent(String type, Role role) {
        return present.get(type) == role;
    }

    /// The present role of a type, or the given one where the type is no more: its users keep it until they end.
    Role newest(String type, Role otherwise) {
        return present.getOrDefault(type, otherwise);
    }
}
