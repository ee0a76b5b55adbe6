package dev.gryllus.metrics

import dev.gryllus.output.Machine
import dev.gryllus.output.Progress
import dev.gryllus.output.RunInfo
import dev.gryllus.output.RunManifest
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.Stats
import dev.gryllus.support.Events
import dev.gryllus.support.FakeClock
import io.opentelemetry.api.common.AttributeKey
import io.opentelemetry.api.common.Attributes
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
        output.start(new RunInfo(clock.now(), Optional.empty(), { new RunManifest('1', new TreeMap(), [], machine) }))
    }

    def "each second adds what it brought, and nothing twice"() {
        when:
        request('/a', 10)
        request('/a', 30)
        output.tick(progress(3))
        request('/b', 50, failure: '503')
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

    def "what requests spent on each phase adds up, and so do those that had it"() {
        when:
        request('/a', 10, phases: [0, 1, 0, 6, 2])
        output.tick(progress(1))
        request('/a', 10, phases: [0, 0, 0, 7, 3])
        request('/a', 10, phases: [0, 0, 0, 9, 0], failure: '503')
        output.tick(progress(1))
        def metrics = reader.collectAllMetrics().findAll { it.name.startsWith('gryllus') }.collectEntries { [it.name, it.data.points.collectEntries { [labels(it.attributes), it.value] }] }

        then:
        metrics['gryllus.client.phase.count'] == ['connect': 1, 'first_byte': 2, 'body': 2, 'first_byte _OTHER': 1]
        metrics['gryllus.client.phase.time'].collectEntries { [it.key, Math.round(it.value * 1e6)] } ==
            ['connect': 1000, 'first_byte': 13000, 'body': 5000, 'first_byte _OTHER': 9000]
    }

    private static String labels(Attributes attributes) {
        ['phase', 'error.type'].collect { attributes.get(AttributeKey.stringKey(it)) }.findAll().join(' ')
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

    private void request(Map more = [:], String name, long millis) {
        def outcome = more.failure ? new Outcome.Failure(more.failure) : Outcome.SUCCESS
        stats.request(new RequestEvent('GET', name, '', clock.nanoTime() - millis * 1_000_000, millis * 1_000_000, OptionalLong.empty(), 1, outcome, [:],
            Optional.empty(), Events.phases(more.phases)))
    }
}
