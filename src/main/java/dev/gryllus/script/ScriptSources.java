package dev.gryllus.script;

import dev.gryllus.digest.Sha256;
import dev.gryllus.engine.PlanException;
import dev.gryllus.script.LoadedScripts.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The text of every file that took part in a load: for error messages, and for the record of what was run.
final class ScriptSources {
    private final Map<Path, Source> sources = new LinkedHashMap<>();

    /// By file name alone, which is all that stack frames and Groovy's errors know.
    private final Map<String, List<String>> linesByName = new LinkedHashMap<>();

    private final Map<Path, String> overlay;
    private final Consumer<Source> onRead;

    /// @param overlay what some files are taken to hold
    /// @param onRead told of each file
    ScriptSources(Map<Path, String> overlay, Consumer<Source> onRead) {
        this.overlay = overlay;
        this.onRead = onRead;
    }

    /// @throws PlanException if the file cannot be read or is not UTF-8
    String read(Path file) {
        try {
            byte[] bytes = overlay.containsKey(file)
                    ? overlay.get(file).getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(file);
            String text = withoutByteOrderMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
            linesByName.put(file.getFileName().toString(), text.lines().toList());
            add(new Source(file, Sha256.of(bytes), Optional.of(text)));
            return text;
        } catch (CharacterCodingException e) {
            throw new PlanException(file + " is not UTF-8 text: save it in that encoding");
        } catch (IOException e) {
            throw new PlanException(file + " cannot be read: " + e.getMessage());
        }
    }

    /// A file that others read.
    void add(Path file, String sha256) {
        add(new Source(file, sha256));
    }

    private void add(Source source) {
        sources.put(source.file(), source);
        onRead.accept(source);
    }

    List<Source> all() {
        return List.copyOf(sources.values());
    }

    /// All lines of a file; none if it took no part.
    List<String> lines(String fileName) {
        return linesByName.getOrDefault(fileName, List.of());
    }

    /// @param number from 1
    Optional<String> line(String fileName, int number) {
        List<String> lines = lines(fileName);
        return number >= 1 && number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
    }

    /// Some editors begin a file with one; the compiler would take it for a part of the script.
    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
