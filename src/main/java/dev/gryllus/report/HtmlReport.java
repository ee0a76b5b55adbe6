package dev.gryllus.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A run as one HTML file, which opens from anywhere and asks for nothing: the modules of the live page, the figures
/// packed, and a plain table for those who cannot run them.
///
/// Text from outside gets there in two ways only: packed, as base64, and escaped, in the table and the title. The
/// policy in its head lets nothing in from elsewhere.
final class HtmlReport {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' data:; \
            style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
            <title>{{title}}</title>
            <link rel="icon" href="data:,">
            <style>
            {{style}}
            </style>
            </head>
            <body>
            <div id="app">
            <main class="plain"><h1>{{title}}</h1>
            <p>This browser shows the figures only; a newer one, with scripts allowed, shows all of the report.</p>
            {{table}}
            </main>
            </div>
            <script type="text/plain" id="run">{{data}}</script>
            <script type="importmap">{{modules}}</script>
            <script type="module">import 'gryllus/report.js';</script>
            </body>
            </html>
            """;

    /// All are filled in one go: what stands in one part is no place for another.
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlReport() {}

    static String of(SavedRun run) {
        Map<String, String> parts = Map.of(
                "title", Markup.escaped(title(run)),
                "style", PageFiles.text("vendor/uplot.css") + "\n" + PageFiles.text("style.css"),
                "modules", new PageModules("report.js").importMap(),
                "data", packed(ReportDocument.text(run)),
                "table", SummaryTable.of(run));
        return PLACE.matcher(PAGE).replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String title(SavedRun run) {
        return "Load test report" + run.option("profile").map(" – "::concat).orElse("");
    }

    private static String packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new Best(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /// A run of hours has some megabytes of figures.
    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
