/// Figures of a run for systems that keep and draw them: text for Prometheus, OTLP for OpenTelemetry.
///
/// Read [PrometheusText] first: one snapshot in, one page out; [OtelOutput] sends what each second added.
/// Its libraries are loaded only where a run asks for them.
/// May import `output` and `stats`; the Prometheus and OpenTelemetry libraries are at home here.
package dev.gryllus.metrics;
