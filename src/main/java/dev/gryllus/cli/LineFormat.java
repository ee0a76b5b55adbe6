package dev.gryllus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The format of `locust.conf`: one setting a line, as `key = value`, `key: value`, `key value`, `--key value` or,
/// for true, the bare `key`.
///
/// `[a, b]` is a list; quotes around a value are dropped; `#` and `;` begin a comment where a line begins or after
/// a blank; lines that begin with `[` or `---` are ignored.
final class LineFormat {
    private static final Pattern SETTING =
            Pattern.compile("(?:--)?(?<key>[^:=;#\\s]+)(?:(?<separator>\\s*[:=])|(?=\\s)|$)(?<rest>.*)");
    private static final Pattern QUOTES_OR_COMMENT =
            Pattern.compile("\"[^\"]*\"|'[^']*'|(?<comment>(?:^|\\s)\\s*[#;])");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private LineFormat() {}

    static List<Entry> read(String fileName, String content) {
        List<String> lines = content.lines().map(String::strip).toList();
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < lines.size(); i++) {
            if (!isIgnored(lines.get(i))) {
                entries.add(entry(lines.get(i), Entry.origin(fileName, i + 1)));
            }
        }
        return entries;
    }

    private static boolean isIgnored(String line) {
        return line.isEmpty() || "#;[".indexOf(line.charAt(0)) >= 0 || line.startsWith("---");
    }

    private static Entry entry(String line, String origin) {
        Matcher setting = SETTING.matcher(line);
        if (!setting.matches()) {
            throw new OptionException(origin + "'" + line + "' is not a setting. Expecting 'key = value'");
        }
        String text = withoutComment(setting.group("rest")).strip();
        boolean bare = setting.group("separator") == null && text.isEmpty();
        return new Entry(setting.group("key"), bare ? new Value.Text("true", origin) : value(text, origin));
    }

    private static Value value(String text, String origin) {
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return new Value.Text(text.substring(1, text.length() - 1), origin);
        }
        return ListSyntax.hasBrackets(text) && !ListSyntax.isJson(text)
                ? new Value.Items(ListSyntax.words(text), origin)
                : new Value.Text(text, origin);
    }

    private static String withoutComment(String text) {
        Matcher found = QUOTES_OR_COMMENT.matcher(text);
        while (found.find()) {
            if (found.group("comment") != null) {
                return text.substring(0, found.start());
            }
        }
        return text;
    }
}
