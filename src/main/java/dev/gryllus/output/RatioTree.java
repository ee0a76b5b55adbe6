package dev.gryllus.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What part a user type or a task has, and what it is made of. Prints as Locust's `--show-task-ratio` does.
///
/// @param ratio from 0 to 1
public record RatioTree(String name, double ratio, List<RatioTree> parts) {
    private static final String RULE = "-".repeat(80);

    /// Both tables, for people.
    ///
    /// @param perClass ratios of tasks relative to their class
    /// @param total ratios of tasks of the whole
    public static List<String> lines(List<RatioTree> perClass, List<RatioTree> total) {
        List<String> lines = new ArrayList<>();
        lines.addAll(List.of("", " Task ratio per User class", RULE));
        perClass.forEach(tree -> tree.addTo(lines, 0));
        lines.addAll(List.of("", " Total task ratio", RULE));
        total.forEach(tree -> tree.addTo(lines, 0));
        lines.add("");
        return lines;
    }

    /// The same for programs: `{"per_class": {…}, "total": {…}}`.
    public static String json(List<RatioTree> perClass, List<RatioTree> total) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("per_class", asMap(perClass));
        both.put("total", asMap(total));
        return Json.text(both);
    }

    private void addTo(List<String> lines, int level) {
        String indent = "  ".repeat(level);
        String percent = String.format(Locale.ROOT, "%-6.1f", 100 * ratio);
        lines.add(String.format(Locale.ROOT, " %-10s %-50s", indent + percent, indent + Printable.of(name)));
        parts.forEach(part -> part.addTo(lines, level + 1));
    }

    /// As Locust nests them: name → `{"ratio": …, "tasks": {…}}`.
    public static Map<String, Object> asMap(List<RatioTree> trees) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RatioTree tree : trees) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("ratio", tree.ratio());
            if (!tree.parts().isEmpty()) {
                node.put("tasks", asMap(tree.parts()));
            }
            map.put(tree.name(), node);
        }
        return map;
    }
}
