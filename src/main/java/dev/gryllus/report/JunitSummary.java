package dev.gryllus.report;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A run as JUnit's XML, which every CI reads: a test case for each request name, failed if a request failed; one for
/// each exception of the script; one for the load generator.
final class JunitSummary {
    private JunitSummary() {}

    private record TestCase(String group, String name, double seconds, String message, String text) {
        boolean failed() {
            return !message.isEmpty();
        }
    }

    static String of(SavedRun run) {
        List<TestCase> cases = new ArrayList<>();
        run.total().entries().keySet().forEach(key -> cases.add(request(run.total(), key)));
        run.total()
                .exceptions()
                .forEach((error, count) ->
                        cases.add(new TestCase("exceptions", error.message(), 0, count + " times", error.trace())));
        cases.add(generator(run));
        return xml(run, cases);
    }

    private static TestCase request(StatsSnapshot total, EntryKey key) {
        var entry = total.entries().get(key);
        long failed = entry.failures().count();
        String message = failed == 0
                ? ""
                : String.format(
                        Locale.ROOT, "%d of %d failed (%.2f%%)", failed, entry.requests(), 100 * entry.failureRatio());
        String text = total.failures().entrySet().stream()
                .filter(failure -> failure.getKey().entry().equals(key))
                .map(failure ->
                        failure.getValue().count() + " × " + failure.getKey().reason())
                .collect(Collectors.joining("\n"));
        return new TestCase("requests", key.text(), entry.all().mean().toNanos() / 1e9, message, text);
    }

    private static TestCase generator(SavedRun run) {
        boolean bad = run.verdict().equals("did_not_keep_up");
        String shortages = run.json()
                .path("generator")
                .path("shortages")
                .valueStream()
                .map(shortage -> shortage.path("text").asString(""))
                .collect(Collectors.joining("\n"));
        return new TestCase(
                "generator", "the load generator keeps up", 0, bad ? Verdicts.inWords(run.verdict()) : "", shortages);
    }

    private static String xml(SavedRun run, List<TestCase> cases) {
        double seconds = Duration.between(run.startedAt(), run.endedAt()).toMillis() / 1e3;
        String counts = String.format(
                Locale.ROOT,
                "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%.3f\"",
                cases.size(),
                cases.stream().filter(TestCase::failed).count(),
                seconds);
        String suite = run.option("profile").orElse("gryllus");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites " + counts + ">\n<testsuite name=\""
                + Markup.escaped(suite) + "\" " + counts + " timestamp=\""
                + run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")
                + "\">\n" + cases.stream().map(JunitSummary::xml).collect(Collectors.joining())
                + "</testsuite>\n</testsuites>\n";
    }

    private static String xml(TestCase test) {
        String begin = String.format(
                Locale.ROOT,
                "<testcase classname=\"%s\" name=\"%s\" time=\"%.6f\"",
                test.group(),
                Markup.escaped(oneLine(test.name())),
                test.seconds());
        return test.failed()
                ? begin + "><failure message=\"" + Markup.escaped(test.message()) + "\">" + Markup.escaped(test.text())
                        + "</failure></testcase>\n"
                : begin + "/>\n";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
