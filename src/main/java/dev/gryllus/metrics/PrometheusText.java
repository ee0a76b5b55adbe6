package dev.gryllus.metrics;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Statistics as Prometheus reads them (text format 0.0.4). All figures count since the start of the run or the last
/// reset of its statistics, which Prometheus takes for a restart, as it should.
///
/// | name | labels | what |
/// |---|---|---|
/// | `gryllus_requests_total` | `method`, `name`, `outcome` | requests; the outcome is `success` or `failure` |
/// | `gryllus_request_duration_seconds` | the same | their times, in [Buckets] |
/// | `gryllus_request_phase_seconds` | the same, and `phase` | what each phase took: sum, and of how many |
/// | `gryllus_response_bytes_total` | `method`, `name` | lengths of responses |
/// | `gryllus_exceptions_total` | | exceptions in scripts |
/// | `gryllus_users` | | users that run now |
public final class PrometheusText {
    /// Of the page, for HTTP.
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final CounterSnapshot.Builder requests =
            CounterSnapshot.builder().name("gryllus_requests").help("Requests by their outcome.");
    private final HistogramSnapshot.Builder durations = HistogramSnapshot.builder()
            .name("gryllus_request_duration_seconds")
            .unit(Unit.SECONDS)
            .help("Times from the start of a request to the end of its response.");
    private final SummarySnapshot.Builder phases = SummarySnapshot.builder()
            .name("gryllus_request_phase_seconds")
            .unit(Unit.SECONDS)
            .help("What requests spent on each phase, where they had it.");
    private final CounterSnapshot.Builder bytes = CounterSnapshot.builder()
            .name("gryllus_response_bytes")
            .unit(Unit.BYTES)
            .help("Lengths of responses.");

    private PrometheusText() {}

    public static String of(StatsSnapshot total) {
        return new PrometheusText().text(total);
    }

    private String text(StatsSnapshot total) {
        total.entries().forEach(this::add);
        return write(MetricSnapshots.of(
                requests.build(),
                durations.build(),
                phases.build(),
                bytes.build(),
                CounterSnapshot.builder()
                        .name("gryllus_exceptions")
                        .help("Exceptions in scripts.")
                        .dataPoint(point(
                                Labels.EMPTY,
                                total.exceptions().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()))
                        .build(),
                GaugeSnapshot.builder()
                        .name("gryllus_users")
                        .help("Users that run now.")
                        .dataPoint(GaugeDataPointSnapshot.builder()
                                .value(total.users())
                                .build())
                        .build()));
    }

    private void add(EntryKey key, EntrySnapshot entry) {
        Labels labels = Labels.of("method", key.method(), "name", key.name());
        add(labels.add("outcome", "success"), entry.successes());
        add(labels.add("outcome", "failure"), entry.failures());
        bytes.dataPoint(
                point(labels, entry.successes().bytes() + entry.failures().bytes()));
    }

    private void add(Labels labels, Tally tally) {
        requests.dataPoint(point(labels, tally.count()));
        durations.dataPoint(HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(Buckets.of(tally.service()))
                .sum(tally.totalNanos() / 1e9)
                .build());
        tally.phases()
                .byPhase()
                .forEach((phase, total) -> phases.dataPoint(SummaryDataPointSnapshot.builder()
                        .labels(labels.add("phase", phase.label()))
                        .count(total.count())
                        .sum(total.nanos() / 1e9)
                        .build()));
    }

    private static CounterDataPointSnapshot point(Labels labels, long value) {
        return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static String write(MetricSnapshots snapshots) {
        var page = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(page, snapshots, EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return page.toString(StandardCharsets.UTF_8);
    }
}
