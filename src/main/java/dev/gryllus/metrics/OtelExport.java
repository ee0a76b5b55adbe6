package dev.gryllus.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The OpenTelemetry SDK, set up by its standard variables (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_METRICS_EXPORTER`,
/// `OTEL_RESOURCE_ATTRIBUTES` …). Only metrics are sent.
public final class OtelExport {
    /// The SDK logs by java.util.logging; what fails is told by [ToldExporter], once. The reference keeps the level.
    private static final Logger SDK_LOG = Logger.getLogger("io.opentelemetry");

    private final SdkMeterProvider meters;

    OtelExport(SdkMeterProvider meters) {
        this.meters = meters;
    }

    /// @param resource attributes of all that is sent, where the variables say nothing else: `service.version` …
    /// @param settings win over the variables; for specs
    /// @throws IllegalArgumentException if the variables make no sense, with a message that names the one
    public static OtelExport create(Map<String, String> resource, Map<String, String> settings) {
        SDK_LOG.setLevel(Level.OFF);
        Map<String, String> defaults = new TreeMap<>(Map.of(
                "otel.service.name", "gryllus",
                "otel.traces.exporter", "none",
                "otel.logs.exporter", "none",
                "otel.metric.export.interval", "5000"));
        try {
            return new OtelExport(AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> defaults)
                    .addPropertiesCustomizer(_ -> settings)
                    .addResourceCustomizer((given, _) -> attributes(resource).merge(given))
                    .addMetricExporterCustomizer((exporter, _) -> new ToldExporter(exporter))
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk()
                    .getSdkMeterProvider());
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException("--otel: " + e.getMessage(), e);
        }
    }

    private static Resource attributes(Map<String, String> values) {
        AttributesBuilder attributes = Attributes.builder();
        values.forEach(attributes::put);
        return Resource.create(attributes.build());
    }

    Meter meter() {
        return meters.get("gryllus");
    }

    /// Sends what was not sent yet.
    CompletableResultCode flush() {
        return meters.forceFlush();
    }

    /// The same, and ends.
    CompletableResultCode close() {
        return meters.shutdown();
    }
}
