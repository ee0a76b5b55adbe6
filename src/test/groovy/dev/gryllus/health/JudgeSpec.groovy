package dev.gryllus.health

import static dev.gryllus.support.Samples.sample

import java.time.Duration
import spock.lang.Specification

class JudgeSpec extends Specification {
    static final List LATE = [50] * 100

    def "a sample with #what is short of #expected"() {
        expect:
        def seen = sample(but)
        Judge.shortages(seen, seen) == expected as Set

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
        'the CPU used up by few that run long'     | [cpu: 0.99, late: LATE, waiting: 3, taken: 2]           || [Resource.TASKS]
        'the probe kept waiting by one that runs'  | [cpu: 0.99, late: [], overdue: 2, taken: 2]             || [Resource.TASKS]
        'much CPU in use, and late'                | [cpu: 0.75, late: LATE, waiting: 500]                   || [Resource.CPU]
        'a quota used up'                          | [cpu: 0.95, cpus: 0.2, throttled: 0.9]                  || [Resource.CPU_QUOTA]
        'held back, and late'                      | [cpu: 0.5, throttled: 0.1, late: LATE, machine: 1]      || [Resource.CPU_QUOTA]
        'others on the machine, and late'          | [cpu: 0.3, machine: 0.95, late: LATE, threadsLate: LATE, taken: 2] || [Resource.MACHINE]
        'others on the machine, a wake in 20 late'  | [cpu: 0.3, machine: 0.95, late: [0.1] * 95 + [20] * 5]  || [Resource.MACHINE]
        'the same, and nearly in time'             | [cpu: 0.3, machine: 0.95, late: [0.1] * 95 + [19] * 5]  || []
        'the same, and it was the process itself'  | [cpu: 0.8, machine: 0.95, late: [0.1] * 95 + [20] * 5]  || []
        'the same, and one wake only'              | [cpu: 0.3, machine: 0.95, late: [0.1] * 99 + [300]]     || []
        'collections all the time'                 | [gc: 0.2, cpu: 0.99]                                    || [Resource.MEMORY]
        'long collections, and late'               | [gc: 0.1, late: LATE]                                   || [Resource.MEMORY]
        'long collections in a full heap'          | [gc: 0.1, late: LATE, machine: 1, used: 400L << 20]     || [Resource.MEMORY]
        'collections that others stretch'          | [gc: 0.3, late: LATE, machine: 1]                       || [Resource.MACHINE]
        'the same, and nobody late'                | [gc: 0.3, machine: 1]                                   || []
        'collections that keep the machine busy'   | [gc: 0.3, cpu: 0.8, machine: 1]                         || [Resource.MEMORY]
        'others on the machine, and a long line'   | [cpu: 0.4, machine: 1, late: LATE, taken: 2, waiting: 90, active: 1] || [Resource.MACHINE]
        'others, platform threads late, too'       | [cpu: 0.4, machine: 1, late: LATE, taken: 2, active: 1, threadsLate: [13] * 100] || [Resource.MACHINE]
        'users that compute on a busy machine'     | [cpu: 0.1, machine: 1, late: LATE, taken: 2, active: 1, threadsLate: [12] * 100] || [Resource.TASKS]
        'users that compute, the probe in line'    | [cpu: 0.5, machine: 1, overdue: 2, taken: 2, active: 0.9, threadsOverdue: 0.01] || [Resource.TASKS]
        'users that block on a busy machine'       | [cpu: 0.1, machine: 1, late: LATE, taken: 2, active: 0.1] || [Resource.CARRIERS]
        'users that block, a quota hardly reached' | [cpu: 0.1, throttled: 0.05, late: LATE, taken: 2]       || [Resource.CARRIERS]
        'one carrier is free'                      | [cpu: 0.5, late: LATE, taken: 1, active: 0.5]           || [Resource.UNKNOWN]
        'users that compute within a quota'        | [cpu: 0.95, throttled: 0.9, late: [900] * 100, taken: 2, threadsLate: [40] * 100] || [Resource.TASKS]
        'a quota, platform threads late, too'      | [cpu: 0.7, throttled: 0.9, late: [90] * 100, taken: 2, threadsLate: [40] * 100] || [Resource.CPU_QUOTA]
        'users that block within a quota'          | [cpu: 0.3, throttled: 0.9, late: LATE, taken: 2]        || [Resource.CPU_QUOTA]
        'carriers that are not given back'         | [taken: 2, overdue: 0.9]                                || [Resource.CARRIERS]
        'everything stood still'                   | [taken: 2, late: LATE, threadsLate: LATE]               || [Resource.UNKNOWN]
        'late for no visible reason'               | [taken: 1, late: LATE]                                  || [Resource.UNKNOWN]
        'no port for a request'                    | [withoutPort: 1]                                        || [Resource.PORTS]
        'no socket for a request'                  | [withoutFile: 1]                                        || [Resource.OPEN_FILES]
        'no file for the meters either, and late'  | [withoutFile: 1, late: LATE, taken: 2]                  || [Resource.OPEN_FILES]
        'no socket for a request, and busy'        | [withoutFile: 1, late: LATE, machine: 1]                || [Resource.OPEN_FILES, Resource.MACHINE]
        'hardly another file to be opened'         | [open: 19_950]                                          || [Resource.OPEN_FILES]
        'few files, but few are allowed'           | [open: 250, most: 256]                                  || [Resource.OPEN_FILES]
        'listeners that take their time'           | [listening: 0.1]                                        || [Resource.LISTENERS]
        'several at once'                          | [listening: 0.5, withoutPort: 3, late: LATE, cpu: 0.99, waiting: 90] || [Resource.PORTS, Resource.LISTENERS, Resource.CPU]
    }

    def "what shows in the time around a sample names the cause of a delay in it, and nothing else"() {
        expect:
        Judge.shortages(sample(but), sample(taken: 2, overdue: 3, active: 1, withoutPort: 1)) == expected as Set

        where:
        but          || expected
        [:]          || []
        [late: LATE] || [Resource.TASKS]
        [gc: 0.3]    || [Resource.MEMORY]
    }

    def "users wait for #delay ms, platform threads for #threads ms, behind #waiting others on two carriers, so each runs for #turn ms"() {
        expect:
        Judge.turn(sample(late: [delay] * 100, waiting: waiting, overdue: overdue, threadsLate: [threads] * 100)).toMillis() == turn

        where:
        delay | threads | waiting | overdue || turn
        50    | 0.1     | 100     | 0       || 0
        60    | 5       | 10      | 0       || 11
        50    | 0.1     | 1       | 0       || 99
        50    | 20      | 0       | 0       || 60
        50    | 70      | 0       | 0       || 0
        50    | 0.1     | 0       | 3       || 5_999
    }
}
