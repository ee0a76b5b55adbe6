package dev.gryllus.metrics

import ch.qos.logback.classic.Level
import com.sun.net.httpserver.HttpServer
import dev.gryllus.support.LogLines
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification

class OtelExportSpec extends Specification {
    def bodies = new ConcurrentLinkedQueue<String>()
    volatile int status = 200
    @AutoCleanup('stop')
    def collector = new StoppableCollector()

    def "what was recorded arrives at the collector that the settings name, with the resource's attributes"() {
        given:
        def export = export()

        when:
        export.meter().counterBuilder('gryllus.spec').build().add(1)

        then:
        export.close().join(10, TimeUnit.SECONDS).success
        def sent = bodies.join('')
        ['gryllus.spec', 'service.version', '1.2.3', 'service.name', 'gryllus'].every { sent.contains(it) }
    }

    def "a collector that takes nothing is told about once"() {
        given:
        status = 400
        def log = new LogLines('gryllus.metrics')
        def export = export()
        export.meter().counterBuilder('gryllus.spec').build().add(1)

        when:
        3.times { export.flush().join(10, TimeUnit.SECONDS) }

        then:
        bodies.size() == 3
        log.of(Level.WARN).count { it.contains('does not take the metrics') } == 1

        when:
        status = 200
        export.flush().join(10, TimeUnit.SECONDS)

        then:
        log.of(Level.INFO) == ['OpenTelemetry: the collector takes the metrics again']

        cleanup:
        export?.close()?.join(10, TimeUnit.SECONDS)
        log?.close()
    }

    def "a variable that makes no sense is a mistake that is named"() {
        when:
        OtelExport.create([:], ['otel.metrics.exporter': 'carrier-pigeon'])

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith('--otel: ')
        e.message.contains('carrier-pigeon')
    }

    private OtelExport export() {
        OtelExport.create(['service.version': '1.2.3'], [
            'otel.exporter.otlp.endpoint': collector.url,
            'otel.exporter.otlp.protocol': 'http/protobuf',
            'otel.metric.export.interval': '3600000',
        ])
    }

    private class StoppableCollector {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)

        StoppableCollector() {
            server.createContext('/') { exchange ->
                bodies << new String(exchange.requestBody.bytes, 'ISO-8859-1')
                exchange.sendResponseHeaders(status, -1)
                exchange.close()
            }
            server.start()
        }

        String getUrl() {
            "http://127.0.0.1:${server.address.port}"
        }

        void stop() {
            server.stop(0)
        }
    }
}
