package dev.gryllus.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A module of the page and all that it imports, as an import map of `data:` URLs, so that one file can hold them.
///
/// The page imports its modules by relative names; these mean nothing inside of a `data:` URL, so they are written as
/// names of the map: `./charts.js` becomes `gryllus/charts.js`. All modules lie in the folder `web` or in
/// `web/vendor`.
final class PageModules {
    /// `from './charts.js'`, `import './x.js'`: how our modules and the vendors' ones name others.
    private static final Pattern IMPORT = Pattern.compile("(\\b(?:from|import)\\s*)(['\"])\\./([\\w./-]+)\\2");

    private final Map<String, String> urls = new LinkedHashMap<>();

    /// @param first the name of the module to begin with
    PageModules(String first) {
        Deque<String> open = new ArrayDeque<>();
        open.add(first);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!urls.containsKey(specifier(name))) {
                String text = PageFiles.text(name);
                IMPORT.matcher(text).results().forEach(found -> open.add(found.group(3)));
                urls.put(specifier(name), url(text));
            }
        }
    }

    /// How a module is named in the report.
    static String specifier(String name) {
        return "gryllus/" + name;
    }

    private static String url(String text) {
        String renamed = IMPORT.matcher(text).replaceAll("$1$2gryllus/$3$2");
        return "data:text/javascript;base64,"
                + Base64.getEncoder().encodeToString(renamed.getBytes(StandardCharsets.UTF_8));
    }

    /// The text of an import map. Names and URLs have no character that JSON or HTML would mind.
    String importMap() {
        return urls.entrySet().stream()
                .map(module -> "\"" + module.getKey() + "\":\"" + module.getValue() + "\"")
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }
}
