package dev.gryllus.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the small files in which Linux tells figures. They are not there on other systems, and a file may be gone, or
/// hold what a newer kernel means by it: what cannot be read is not known, and nothing else.
final class Figures {
    private Figures() {}

    static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /// The rest of the line that begins with this word.
    static Optional<String> line(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith(word)
                        && line.length() > word.length()
                        && !Character.isLetterOrDigit(line.charAt(word.length()))
                        && line.charAt(word.length()) != '_')
                .map(line -> line.substring(word.length()).strip())
                .findFirst();
    }

    /// A number that is not negative.
    static Optional<Long> whole(String digits) {
        try {
            return Optional.of(Long.parseLong(digits.strip())).filter(number -> number >= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
