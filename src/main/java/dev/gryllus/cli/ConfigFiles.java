package dev.gryllus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The configuration files that are looked for.
final class ConfigFiles {
    private final Path workingDirectory;
    private final Path homeDirectory;

    ConfigFiles(Path workingDirectory, Path homeDirectory) {
        this.workingDirectory = workingDirectory;
        this.homeDirectory = homeDirectory;
    }

    /// What the files say, the highest-ranking first. Only the one that `--config` names must be there.
    List<Map<Declaration, Value>> read(Optional<Path> named, Vocabulary vocabulary) {
        return Stream.concat(named.map(this::existing).stream(), found())
                .map(file -> file.values(vocabulary))
                .toList();
    }

    private ConfigFile existing(Path named) {
        var file = new ConfigFile(workingDirectory.resolve(named), named.toString());
        if (!file.exists()) {
            throw new OptionException(Setting.CONFIG.complaint("there is no file '" + named + "'"));
        }
        return file;
    }

    private Stream<ConfigFile> found() {
        return Stream.of(
                        new ConfigFile(workingDirectory.resolve("pyproject.toml"), "pyproject.toml"),
                        new ConfigFile(workingDirectory.resolve("locust.conf"), "locust.conf"),
                        new ConfigFile(homeDirectory.resolve(".locust.conf"), "~/.locust.conf"))
                .filter(ConfigFile::exists);
    }
}
