package dev.gryllus.script;

import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.engine.NamedShape;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserType;
import dev.gryllus.event.Events;
import dev.gryllus.user.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What loading gave.
///
/// @param userTypes in the order of the scripts; none if they define no user
/// @param userClasses by the names of the types that were written as classes
/// @param shapes in the order of the scripts
/// @param sources every file that took part, helpers and data files included
/// @param libraries what scripts took from elsewhere
/// @param classes what was compiled
/// @param events the listeners of all files, which nobody tells before they are in force
public record LoadedScripts(
        List<UserType> userTypes,
        Map<String, Class<? extends User>> userClasses,
        List<NamedShape> shapes,
        List<Source> sources,
        List<LibraryLoaders.Lease> libraries,
        ScriptClasses classes,
        Events events) {
    /// @param sha256 of the file's bytes, in lower-case hexadecimal
    /// @param text of a script; empty for files that scripts read
    public record Source(Path file, String sha256, Optional<String> text) {
        public Source(Path file, String sha256) {
            this(file, sha256, Optional.empty());
        }
    }

    public LoadedScripts {
        userTypes = List.copyOf(userTypes);
        userClasses = Map.copyOf(userClasses);
        shapes = List.copyOf(shapes);
        sources = List.copyOf(sources);
        libraries = List.copyOf(libraries);
    }

    /// To be called once nothing of the plan runs any longer: its libraries are closed, its classes can go.
    public void retire() {
        libraries.forEach(LibraryLoaders.Lease::close);
        classes.forget();
    }

    /// @throws PlanException if the scripts define no user
    public TestPlan plan() {
        return new TestPlan(userTypes, shapes);
    }

    /// The same with other attributes for one user class.
    ///
    /// @param attributes `weight`, `fixed_count`, `host`, `wait_time`, `tasks` (names of those to keep), and all
    /// else that the class has
    /// @throws PlanException if there is no such class, or it cannot have such a value
    public LoadedScripts withChanged(String userClass, Map<String, ?> attributes) {
        if (userTypes.stream().noneMatch(type -> type.name().equals(userClass))) {
            throw new PlanException(
                    "Failed to apply user config, there is no User class '" + userClass + "'. Available: "
                            + userTypes.stream().map(UserType::name).sorted().collect(Collectors.joining(", ")));
        }
        ChangedAttributes changed = new ChangedAttributes(attributes);
        List<UserType> changedTypes = userTypes.stream()
                .map(type -> type.name().equals(userClass)
                        ? changed.of(type, Optional.ofNullable(userClasses.get(userClass)))
                        : type)
                .toList();
        return new LoadedScripts(changedTypes, userClasses, shapes, sources, libraries, classes, events);
    }
}
