package dev.gryllus.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the helpers of one locustfile are: `common.auth` is `common/auth.groovy` below the folder of the locustfile or
/// the working directory.
record Helpers(List<Path> roots) {

    static Helpers of(Path locustfile, Path workingDirectory) {
        return new Helpers(
                Stream.of(locustfile.getParent(), workingDirectory).distinct().toList());
    }

    /// The file of a helper, if there is one. A class without a package is none.
    Optional<Path> locate(String className) {
        if (className.indexOf('.') < 0) {
            return Optional.empty();
        }
        String relative = className.replace('.', '/') + LocustfilePaths.SUFFIX;
        return roots.stream()
                .map(root -> root.resolve(relative))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
