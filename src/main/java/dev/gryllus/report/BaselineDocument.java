package dev.gryllus.report;

import dev.gryllus.compare.Change;
import dev.gryllus.compare.Comparison;
import dev.gryllus.compare.EntryComparison;
import dev.gryllus.compare.Estimate;
import dev.gryllus.compare.Interval;
import dev.gryllus.stats.EntryKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A run against its baseline as JSON, for the page and for programs. Times are milliseconds, shares 0 to 1.
final class BaselineDocument {
    static final String KEY = "baseline";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /// @param requests what both runs have, the worst first
    /// @param added what only the later run has
    private record Whole(
            String name,
            String startedAt,
            String endedAt,
            String summary,
            boolean worse,
            List<String> notes,
            List<Row> requests,
            Row total,
            List<Named> added,
            List<Named> gone) {}

    private record Named(String method, String name) {
        static Named of(EntryKey key) {
            return new Named(key.method(), key.name());
        }
    }

    /// @param figures by their keys
    private record Row(
            String method, String name, long requestsBefore, long requestsAfter, Map<String, Figures> figures) {
        static Row of(EntryComparison entry) {
            return new Row(
                    entry.key().method(),
                    entry.key().name(),
                    entry.requestsBefore(),
                    entry.requestsAfter(),
                    entry.changes().stream()
                            .collect(Collectors.toMap(
                                    change -> change.figure().key(), Figures::of, (a, b) -> a, TreeMap::new)));
        }
    }

    /// @param ratio the later in parts of the earlier; null if that was nothing
    /// @param beforeInterval of 95 %, with null for an end that is not known; null for figures that are not judged
    /// @param meaning `worse`, `better` or `none`
    private record Figures(
            double before,
            double after,
            double difference,
            Double ratio,
            List<Double> beforeInterval,
            List<Double> afterInterval,
            String meaning,
            String words) {
        static Figures of(Change change) {
            return new Figures(
                    change.before().value(),
                    change.after().value(),
                    change.difference(),
                    finite(change.ratio()),
                    interval(change.before()),
                    interval(change.after()),
                    change.meaning().name().toLowerCase(Locale.ROOT),
                    ChangeWords.meaning(change));
        }

        private static List<Double> interval(Estimate estimate) {
            return estimate.interval().map(Figures::ends).orElse(null);
        }

        private static List<Double> ends(Interval interval) {
            return Arrays.asList(finite(interval.low()), finite(interval.high()));
        }

        private static Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    private BaselineDocument() {}

    static ObjectNode of(AgainstBaseline against) {
        Comparison comparison = against.comparison();
        SavedRun run = against.baseline().run();
        return MAPPER.valueToTree(new Whole(
                against.baseline().name(),
                run.startedAt().toString(),
                run.endedAt().toString(),
                against.inOneSentence(),
                comparison.isWorse(),
                against.notes(),
                against.worstFirst().stream().map(Row::of).toList(),
                Row.of(comparison.total()),
                comparison.added().stream().map(Named::of).toList(),
                comparison.gone().stream().map(Named::of).toList()));
    }

    /// The same with the percentile curves that were saved with the baseline: `curve`, of the whole and of each row.
    static ObjectNode withCurves(AgainstBaseline against) {
        ObjectNode document = of(against);
        JsonNode history = against.baseline().run().json().path("history");
        addCurve(document, against.baseline().curve());
        document.path("requests")
                .forEach(row -> history.path("entries")
                        .valueStream()
                        .filter(entry -> row.path("method").equals(entry.path("method"))
                                && row.path("name").equals(entry.path("name")))
                        .findFirst()
                        .ifPresent(entry -> addCurve((ObjectNode) row, curve(entry))));
        return document;
    }

    private static void addCurve(ObjectNode document, List<Double> curve) {
        if (!curve.isEmpty()) {
            document.set("curve", MAPPER.valueToTree(curve));
        }
    }

    /// @param saved the history of a run, or an entry of it
    static List<Double> curve(JsonNode saved) {
        return saved.path("curves")
                .path("service")
                .path("millis")
                .valueStream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .toList();
    }

    /// The JSON of a run with the comparison as its last member.
    static String addedTo(String json, AgainstBaseline against) {
        return json.substring(0, json.lastIndexOf('}')).stripTrailing() + ",\n    \"" + KEY + "\": "
                + MAPPER.writeValueAsString(of(against)) + "\n}";
    }
}
