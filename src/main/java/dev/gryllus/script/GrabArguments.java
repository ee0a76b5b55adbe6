package dev.gryllus.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;

/// The arguments of one `@Grab`, `@GrabExclude` or `@GrabResolver`, and what they ask for.
final class GrabArguments {
    private final String annotation;
    private final int line;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /// @throws ScriptMistake if an argument is no plain value: the libraries are looked up before the script runs
    GrabArguments(String annotation, AnnotationNode node) {
        this.annotation = annotation;
        this.line = node.getLineNumber();
        node.getMembers().forEach((name, value) -> {
            if (!(value instanceof ConstantExpression constant)) {
                throw mistake("'" + name + "' must be a plain text in quotes, without $");
            }
            values.put(name, constant.getValue());
        });
    }

    Grab.Wish wish() {
        return switch (annotation) {
            case "Grab" -> library();
            case "GrabExclude" -> exclusion();
            default -> repository();
        };
    }

    /// Of Ivy's arguments, those that say what a coordinate cannot say are refused.
    private Grab.Library library() {
        // initClass, force: libraries always see each other, and what the script names wins over what others need.
        requireKnown(Set.of("value", "group", "module", "version", "classifier", "transitive", "initClass", "force"));
        String coordinate = text("value")
                .orElseGet(() -> String.join(":", needed("group"), needed("module"), needed("version"))
                        + text("classifier").map(":"::concat).orElse(""));
        return new Grab.Library(coordinate, !Boolean.FALSE.equals(values.get("transitive")));
    }

    private Grab.Exclude exclusion() {
        requireKnown(Set.of("value", "group", "module"));
        String library = text("value").orElseGet(() -> needed("group") + ":" + needed("module"));
        if (!library.matches("[\\w.*-]+:[\\w.*-]+")) {
            throw mistake("'" + library + "' is no library. Expecting 'group:artifact'");
        }
        return new Grab.Exclude(library);
    }

    private Grab.Repository repository() {
        requireKnown(Set.of("value", "name", "root", "m2Compatible"));
        String url = text("value").orElseGet(() -> needed("root"));
        if (!url.matches("(https://|file:|http://(localhost|127\\.0\\.0\\.1|\\[::1])[:/]).*")) {
            throw mistake("'" + url + "' is not safe: code comes from there. Use an https:// address");
        }
        String name = text("name").orElseGet(() -> url.replaceAll("\\W+", "-"));
        if (!name.matches("[\\w.-]+")) {
            throw mistake("a repository's name has no '" + name.replaceAll("[\\w.-]", "") + "' in it");
        }
        return new Grab.Repository(name, url);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    private String needed(String name) {
        return text(name).orElseThrow(() -> mistake("lacks '" + name + "'"));
    }

    private void requireKnown(Set<String> known) {
        List<String> unknown =
                values.keySet().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw mistake("does not take '%s' here. Known: %s"
                    .formatted(
                            String.join("', '", unknown),
                            String.join(", ", known.stream().sorted().toList())));
        }
    }

    private ScriptMistake mistake(String problem) {
        return new ScriptMistake("@" + annotation + ": " + problem, line);
    }
}
