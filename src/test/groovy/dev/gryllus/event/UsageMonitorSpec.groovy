package dev.gryllus.event

import dev.gryllus.support.FakeClock
import dev.gryllus.user.StopUser
import spock.lang.Specification

class UsageMonitorSpec extends Specification {
    def environment = new Environment(new FakeClock())
    def told = []

    def setup() {
        environment.events.usage_monitor.add_listener { told << "usage $it.cpu_usage $it.memory_usage" }
        environment.events.cpu_warning.add_listener { told << "warning $it.cpu_usage" }
    }

    def "listeners are told each time, and of much use before that"() {
        given:
        def usages = [new Usage(90, 1), new Usage(90.5, 2)].iterator()
        def monitor = new UsageMonitor(environment, new FakeClock(), usages.&next)

        expect:
        monitor.latest() == Usage.UNKNOWN

        when:
        2.times { monitor.look() }

        then:
        told == ['usage 90.0 1', 'warning 90.5', 'usage 90.5 2']
        monitor.latest() == new Usage(90.5, 2)
    }

    def "an order of a listener is a fault, since no user is there to follow it"() {
        given:
        environment.events.usage_monitor.add_listener { throw new StopUser() }

        when:
        new UsageMonitor(environment, new FakeClock(), { Usage.UNKNOWN }).look()

        then:
        told == ['usage 0.0 0']
        environment.faults().count() == 1
    }
}
