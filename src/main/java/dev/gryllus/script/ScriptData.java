package dev.gryllus.script;

import dev.gryllus.data.DataException;
import dev.gryllus.data.DataFiles;
import dev.gryllus.data.DataFormat;
import dev.gryllus.data.EndOfData;
import dev.gryllus.data.Feeder;
import dev.gryllus.user.StopTest;
import dev.gryllus.user.StopUser;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The data files of one locustfile while it is loaded: where they are looked for, and who is told of them.
final class ScriptData {
    /// Bound while a locustfile is loaded, and only then: a task that read files would do so for each user.
    static final ScopedValue<ScriptData> LOADING = ScopedValue.newInstance();

    private final List<Path> roots;
    private final DataFiles files;
    private final ScriptSources sources;

    /// @param roots folders that relative paths start from; the first that has the file wins
    /// @param sources learns of every file that is read
    ScriptData(List<Path> roots, DataFiles files, ScriptSources sources) {
        this.roots = roots;
        this.files = files;
        this.sources = sources;
    }

    /// @param path as the script says it
    Feeder open(Object path, DataFormat format) {
        if (!(path instanceof CharSequence || path instanceof File || path instanceof Path)) {
            throw new ScriptMistake("the name of a file is wanted as text, not '" + path + "'");
        }
        String name = path.toString();
        try {
            return files.open(located(name), name, format, sources::add, ScriptData::ending);
        } catch (DataException e) {
            throw new ScriptMistake(e.getMessage());
        }
    }

    private Path located(String path) {
        try {
            return roots.stream()
                    .map(root -> root.resolve(path).normalize())
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> missing(path));
        } catch (InvalidPathException e) {
            throw new ScriptMistake("'" + path + "' cannot be the name of a file: " + e.getReason());
        }
    }

    private ScriptMistake missing(String path) {
        List<String> places = roots.stream()
                .map(root -> root.resolve(path).normalize().toString())
                .distinct()
                .toList();
        return new ScriptMistake(path + " does not exist: looked for " + String.join(" and ", places));
    }

    private static RuntimeException ending(EndOfData end) {
        return switch (end.then()) {
            case STOP_USER -> new StopUser(end.getMessage());
            case STOP_TEST -> new StopTest(end.getMessage());
            case FAIL -> end;
        };
    }
}
