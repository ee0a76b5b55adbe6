package dev.gryllus.health

import static dev.gryllus.support.Samples.sample

import java.time.Duration
import spock.lang.Specification

class JudgeSpec extends Specification {
    static final List LATE = [50] * 100

    def "a sample with #what is short of #expected"() {
        expect:
        Judge.shortages(sample(but)) == expected as Set

        where:
        what                                       | but                                                     || expected
        'nothing unusual'                          | [:]                                                     || []
        'an idle process on a busy machine'        | [machine: 1]                                            || []
        'much CPU in use'                          | [cpu: 0.89]                                             || []
        'a wake in 20 late'                        | [late: [0.1] * 95 + [300] * 5]                          || []
        'wakes just not late'                      | [late: [9.9] * 100]                                     || []
        'hardly late'                              | [overdue: 0.099]                                        || []
        'a collection'                             | [gc: 0.19]                                              || []
        'quick listeners'                          | [listening: 0.09]                                       || []
        'a quota that is not reached'              | [cpu: 0.3, throttled: 0.05]                             || []
        'an idle process that is held back'        | [cpu: 0.3, throttled: 0.5]                              || []
        'many open files'                          | [open: 19_900]                                          || []
        'all carriers taken for a moment'          | [taken: 2]                                              || []
        'the CPU used up'                          | [cpu: 0.9]                                              || [Resource.CPU]
        'the CPU used up and many in line'         | [cpu: 0.99, late: LATE, waiting: 500]                   || [Resource.CPU]
        'the CPU used up by few that run long'     | [cpu: 0.99, late: LATE, waiting: 3]                     || [Resource.TASKS]
        'the probe kept waiting by one that runs'  | [cpu: 0.99, late: [], overdue: 2]                       || [Resource.TASKS]
        'much CPU in use, and late'                | [cpu: 0.75, late: LATE, waiting: 500]                   || [Resource.CPU]
        'a quota used up'                          | [cpu: 0.95, cpus: 0.2, throttled: 0.9]                  || [Resource.CPU_QUOTA]
        'held back, and late'                      | [cpu: 0.5, throttled: 0.1, late: LATE, machine: 1]      || [Resource.CPU_QUOTA]
        'others on the machine, and late'          | [cpu: 0.3, machine: 0.95, late: LATE, taken: 2]         || [Resource.MACHINE]
        'collections all the time'                 | [gc: 0.2, cpu: 0.99]                                    || [Resource.MEMORY]
        'long collections, and late'               | [gc: 0.1, late: LATE, machine: 1]                       || [Resource.MEMORY]
        'carriers that are not given back'         | [taken: 2, overdue: 0.9]                                || [Resource.CARRIERS]
        'late for no visible reason'               | [taken: 1, late: LATE]                                  || [Resource.UNKNOWN]
        'no port for a request'                    | [withoutPort: 1]                                        || [Resource.PORTS]
        'no socket for a request'                  | [withoutFile: 1]                                        || [Resource.OPEN_FILES]
        'hardly another file to be opened'         | [open: 19_950]                                          || [Resource.OPEN_FILES]
        'few files, but few are allowed'           | [open: 250, most: 256]                                  || [Resource.OPEN_FILES]
        'listeners that take their time'           | [listening: 0.1]                                        || [Resource.LISTENERS]
        'several at once'                          | [listening: 0.5, withoutPort: 3, late: LATE, cpu: 0.99, waiting: 90] || [Resource.PORTS, Resource.LISTENERS, Resource.CPU]
    }

    def "users wait for #delay ms behind #waiting others on two carriers, so each runs for #turn ms"() {
        expect:
        Judge.turn(sample(late: [delay] * 100, waiting: waiting, overdue: overdue)).toMillis() == turn

        where:
        delay | waiting | overdue || turn
        50    | 100     | 0       || 1
        50    | 1       | 0       || 100
        50    | 0       | 0       || 100
        50    | 0       | 3       || 6_000
    }
}
