package dev.gryllus.metrics;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells when figures do not arrive, and when they do again; each once, not each time.
final class ToldExporter implements MetricExporter {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.metrics");

    private final MetricExporter exporter;
    private final AtomicBoolean failing = new AtomicBoolean();

    ToldExporter(MetricExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
        CompletableResultCode result = exporter.export(metrics);
        result.whenComplete(() -> tell(result));
        return result;
    }

    private void tell(CompletableResultCode result) {
        boolean failed = !result.isSuccess();
        if (failing.getAndSet(failed) == failed) {
            return;
        }
        if (failed) {
            LOG.warn(
                    "OpenTelemetry: the collector does not take the metrics ({}). The test goes on, and sending is tried"
                            + " again; OTEL_EXPORTER_OTLP_ENDPOINT says where to, OTEL_EXPORTER_OTLP_PROTOCOL how",
                    Optional.ofNullable(result.getFailureThrowable())
                            .map(Throwable::getMessage)
                            .orElseGet(exporter::toString));
        } else {
            LOG.info("OpenTelemetry: the collector takes the metrics again");
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
        return exporter.getAggregationTemporality(instrumentType);
    }

    @Override
    public Aggregation getDefaultAggregation(InstrumentType instrumentType) {
        return exporter.getDefaultAggregation(instrumentType);
    }
}
