package dev.gryllus.health

import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class CarrierTimesSpec extends Specification {
    @TempDir
    Path proc

    def "reads carriers, and no other threads"() {
        given:
        put('7', 'java', '9 9 9')
        put('8', 'ForkJoinPool-1-', '1000 500 3')
        put('9', 'ForkJoinPool-1-', '20 0 1')
        put('10', 'ForkJoinPool.co', '5 5 5')

        expect:
        new CarrierTimes(proc).read().get() == ['8': Duration.ofNanos(1_500), '9': Duration.ofNanos(20)]
    }

    def "carriers come and go"() {
        given:
        def times = new CarrierTimes(proc)
        put('7', 'java', '9 9 9')
        put('8', 'ForkJoinPool-1-', '1000 500 3')
        def before = times.read().get()

        when:
        proc.resolve('self/task/8').toFile().deleteDir()
        put('9', 'ForkJoinPool-1-', '20 1 1')

        then:
        times.read().get() == ['9': Duration.ofNanos(21)]
        CarrierTimes.between(before, times.read().get()) == Duration.ofNanos(21)
    }

    def "what comes to it between two readings: #before, #now"() {
        expect:
        CarrierTimes.between(times(before), times(now)) == Duration.ofNanos(expected)

        where:
        before       | now            || expected
        [:]          | [:]            || 0
        [a: 5]       | [a: 8]         || 3
        [a: 5, b: 5] | [a: 8, b: 9]   || 7
        [a: 5]       | [a: 8, b: 4]   || 7
        [a: 5, b: 5] | [a: 8]         || 3
        [a: 5]       | [a: 2, b: 4]   || 4
    }

    def "where #what, nothing is known"() {
        given:
        if (thread) {
            put('8', *thread)
        }

        expect:
        new CarrierTimes(proc).read().empty

        where:
        what                           | thread
        'it is not Linux'              | null
        'no virtual thread ran yet'    | ['java', '9 9 9']
        'the kernel keeps no such times' | ['ForkJoinPool-1-', null]
        'it means something else'      | ['ForkJoinPool-1-', 'x y z']
        'it tells less'                | ['ForkJoinPool-1-', '5']
    }

    private static Map<String, Duration> times(Map<String, Integer> nanos) {
        nanos.collectEntries { name, time -> [name, Duration.ofNanos(time)] }
    }

    private void put(String thread, String name, String schedstat) {
        def folder = proc.resolve('self/task').resolve(thread).toFile()
        folder.mkdirs()
        new File(folder, 'comm').text = name + '\n'
        if (schedstat != null) {
            new File(folder, 'schedstat').text = schedstat + '\n'
        }
    }
}
