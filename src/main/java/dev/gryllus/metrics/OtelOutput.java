package dev.gryllus.metrics;

import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.RunInfo;
import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Sends metrics to an OpenTelemetry collector, under the names that Locust has: `locust.client.duration` (a histogram
/// in seconds, by `method`, `name`, and `error.type` where requests failed) and `locust.users.count`; and of our own
/// `gryllus.client.phase.time` and `gryllus.client.phase.count`, by `phase` besides.
///
/// Each second hands over what it added, sample by sample, on the reporter's thread: nothing is measured twice, and no
/// user waits. Times are those of the statistics, exact to 0.1 %.
public final class OtelOutput implements Output {
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("method");
    private static final AttributeKey<String> NAME = AttributeKey.stringKey("name");
    private static final AttributeKey<String> PHASE = AttributeKey.stringKey("phase");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    /// OpenTelemetry's word for errors whose kinds are not told apart.
    private static final String ANY_ERROR = "_OTHER";

    private static final Duration FOR_THE_LAST = Duration.ofSeconds(10);

    private final OtelExport export;
    private final DoubleHistogram durations;
    private final DoubleCounter phaseTimes;
    private final LongCounter phaseCounts;
    private final LongGauge users;
    private Optional<StatsSnapshot> previous = Optional.empty();

    /// @param export what is sent to; closed when the run has ended
    public OtelOutput(OtelExport export) {
        this.export = export;
        Meter meter = export.meter();
        this.durations = meter.histogramBuilder("locust.client.duration")
                .setUnit("s")
                .setDescription("Times of requests")
                .build();
        this.phaseTimes = meter.counterBuilder("gryllus.client.phase.time")
                .ofDoubles()
                .setUnit("s")
                .setDescription("What requests spent on each phase")
                .build();
        this.phaseCounts = meter.counterBuilder("gryllus.client.phase.count")
                .setUnit("{request}")
                .setDescription("Requests that had the phase")
                .build();
        this.users = meter.gaugeBuilder("locust.users.count")
                .ofLongs()
                .setUnit("{user}")
                .setDescription("Users that run now")
                .build();
    }

    @Override
    public String name() {
        return "OpenTelemetry metrics";
    }

    @Override
    public void start(RunInfo info) {
        previous = Optional.of(StatsSnapshot.empty(info.startedAt()));
    }

    @Override
    public void tick(Progress progress) {
        StatsSnapshot now = progress.total();
        previous.map(now::minus).orElse(now).entries().forEach(this::record);
        previous = Optional.of(now);
        users.set(now.users());
    }

    /// @throws IOException if the collector has not taken the last figures within ten seconds
    @Override
    public void finish(Progress progress) throws IOException {
        tick(progress);
        if (!export.close().join(FOR_THE_LAST.toMillis(), TimeUnit.MILLISECONDS).isSuccess()) {
            throw new IOException("the collector has not taken the last figures");
        }
    }

    private void record(EntryKey key, EntrySnapshot added) {
        record(attributes(key).build(), added.successes());
        record(attributes(key).put(ERROR_TYPE, ANY_ERROR).build(), added.failures());
    }

    private void record(Attributes attributes, Tally added) {
        added.service().forEachBucket((value, count) -> {
            double seconds = value.toNanos() / 1e9;
            for (long i = 0; i < count; i++) {
                durations.record(seconds, attributes);
            }
        });
        added.phases().byPhase().forEach((phase, total) -> {
            Attributes ofPhase =
                    attributes.toBuilder().put(PHASE, phase.label()).build();
            phaseTimes.add(total.nanos() / 1e9, ofPhase);
            phaseCounts.add(total.count(), ofPhase);
        });
    }

    private static AttributesBuilder attributes(EntryKey key) {
        return Attributes.builder().put(METHOD, key.method()).put(NAME, key.name());
    }
}
