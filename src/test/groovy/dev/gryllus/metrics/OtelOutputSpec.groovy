package dev.gryllus.metrics

import dev.gryllus.output.Machine
import dev.gryllus.output.Progress
import dev.gryllus.output.RunInfo
import dev.gryllus.output.RunManifest
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.Stats
import dev.gryllus.support.FakeClock
import io.opentelemetry.api.common.AttributeKey
import io.opentelemetry.sdk.metrics.SdkMeterProvider
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader
import spock.lang.Specification

class OtelOutputSpec extends Specification {
    def clock = new FakeClock()
    def stats = new Stats(clock)
    def reader = InMemoryMetricReader.create()
    def output = new OtelOutput(new OtelExport(SdkMeterProvider.builder().registerMetricReader(reader).build()))

    def setup() {
        def machine = new Machine('VM', '25', 'Somebody', 'Linux', '6', 'amd64', 2, 1, 1)
        output.start(new RunInfo(clock.now(), Optional.empty(), new RunManifest('1', new TreeMap(), [], machine)))
    }

    def "each second adds what it brought, and nothing twice"() {
        when:
        request('/a', 10)
        request('/a', 30)
        output.tick(progress(3))
        request('/b', 50, new Outcome.Failure('503'))
        output.tick(progress(5))
        output.tick(progress(5))
        def metrics = reader.collectAllMetrics().collectEntries { [it.name, it] }

        then:
        def points = metrics['locust.client.duration'].histogramData.points.collectEntries {
            [it.attributes.get(AttributeKey.stringKey('name')), it]
        }
        metrics['locust.client.duration'].unit == 's'
        points['/a'].count == 2
        Math.abs(points['/a'].sum - 0.04) < 0.0001
        points['/a'].attributes.get(AttributeKey.stringKey('error.type')) == null
        points['/b'].count == 1
        points['/b'].attributes.get(AttributeKey.stringKey('error.type')) == '_OTHER'
        metrics['locust.users.count'].longGaugeData.points*.value == [5]
    }

    def "a reset of the statistics takes nothing back"() {
        when:
        request('/a', 10)
        output.tick(progress(1))
        stats.reset()
        request('/a', 10)
        output.tick(progress(1))

        then:
        reader.collectAllMetrics().find { it.name == 'locust.client.duration' }.histogramData.points*.count == [2]
    }

    private Progress progress(int users) {
        def now = stats.snapshot(users)
        new Progress(now, now)
    }

    private void request(String name, long millis, Outcome outcome = Outcome.SUCCESS) {
        stats.request(new RequestEvent('GET', name, '', clock.nanoTime() - millis * 1_000_000, millis * 1_000_000, OptionalLong.empty(), 1, outcome, [:]))
    }
}
