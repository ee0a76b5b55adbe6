package dev.gryllus.debug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Shows the lines of scripts under the stack frames that name them.
///
/// @param files the scripts; one that cannot be read any more is not shown
public record SourceLines(List<Path> files) {
    private static final Pattern FRAME = Pattern.compile("  at (.+\\.groovy):(\\d+)");

    public SourceLines {
        files = List.copyOf(files);
    }

    /// @param trace as of [dev.gryllus.stats.ScriptError]
    Stream<String> explained(String trace) {
        return trace.lines().flatMap(line -> Stream.concat(Stream.of(line), source(FRAME.matcher(line))));
    }

    private Stream<String> source(Matcher frame) {
        if (!frame.matches()) {
            return Stream.empty();
        }
        int number = Integer.parseInt(frame.group(2));
        return files.stream()
                .filter(file -> file.getFileName().toString().equals(frame.group(1)))
                .limit(1)
                .flatMap(file -> line(file, number))
                .map(text -> "       | " + text.strip());
    }

    private static Stream<String> line(Path file, int number) {
        try {
            return Files.readAllLines(file).stream().skip(number - 1L).limit(1);
        } catch (IOException e) {
            return Stream.empty(); // the exception is told all the same
        }
    }
}
