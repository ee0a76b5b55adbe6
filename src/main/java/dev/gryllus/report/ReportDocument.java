package dev.gryllus.report;

import dev.gryllus.stats.StatsSnapshot;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the HTML report carries: the JSON of the run, with rows for the table in place of the histograms, which only
/// programs want.
final class ReportDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /// The page counts on them; a run that was saved by an older version may lack one.
    private static final List<String> LISTS = List.of("failures", "exceptions", "starts", "generations");

    private ReportDocument() {}

    static String text(SavedRun run) {
        ObjectNode document = (ObjectNode) run.json().deepCopy();
        StatsSnapshot total = run.total();
        document.set("requests", MAPPER.valueToTree(RequestRow.of(total)));
        document.set("total", MAPPER.valueToTree(RequestRow.ofAll(total)));
        LISTS.stream().filter(list -> !document.path(list).isArray()).forEach(document::putArray);
        document.remove(List.of("entries", BaselineDocument.KEY));
        run.comparison().ifPresent(against -> document.set(BaselineDocument.KEY, BaselineDocument.withCurves(against)));
        if (document.path("history").isObject()) {
            document.remove("generator"); // the history has the same, thinned
        }
        return MAPPER.writeValueAsString(document);
    }
}
