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
    private Map<String, UserType> types = Map.of(); // what they were made of; belongs to the runner's thread

    /// @param contexts what users of a type live in
    Roles(Function<UserType, UserContext> contexts) {
        this.contexts = contexts;
    }

    /// A type that is as it was, but for its share of the users, keeps its role: nobody has anything to take up.
    void become(TestPlan plan) {
        Map<String, Role> next = new HashMap<>();
        Map<String, UserType> madeOf = new HashMap<>();
        plan.userTypes().forEach(type -> {
            next.put(type.name(), isAsItWas(type) ? present.get(type.name()) : role(type));
            madeOf.put(type.name(), type);
        });
        present = Map.copyOf(next);
        types = madeOf;
    }

    private boolean isAsItWas(UserType type) {
        return types.containsKey(type.name()) && types.get(type.name()).isButForItsShare(type);
    }

    private Role role(UserType type) {
        return new Role(contexts.apply(type), type.maker(), type.waitTime(), type.root());
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
