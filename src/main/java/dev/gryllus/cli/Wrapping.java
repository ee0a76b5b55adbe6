package dev.gryllus.cli;

import java.util.ArrayList;
import java.util.List;

/// Breaks prose into lines.
final class Wrapping {
    private static final String HANGING = "  ";

    private Wrapping() {}

    /// `text` in lines of at most `width` characters, broken at blanks only; lines that go on are indented by two, a
    /// word that is too long has a line of its own. Line breaks in the text stay.
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        text.lines().forEach(paragraph -> wrap(paragraph, width, lines));
        return lines;
    }

    private static void wrap(String paragraph, int width, List<String> lines) {
        var line = new StringBuilder();
        for (String word : paragraph.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(HANGING).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
    }
}
