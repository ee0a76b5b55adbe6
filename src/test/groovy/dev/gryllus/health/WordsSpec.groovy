package dev.gryllus.health

import static dev.gryllus.support.Samples.sample

import spock.lang.Specification

class WordsSpec extends Specification {
    def "#resource: #text"() {
        expect:
        Words.of(resource, sample(but)).startsWith(text)

        where:
        resource            | but                                               || text
        Resource.CPU        | [cpu: 0.974]                                      || 'CPU: this process used 97% of the 2 CPUs that it may use.'
        Resource.CPU        | [cpu: 1, cpus: 1]                                 || 'CPU: this process used 100% of the 1 CPU that it may use.'
        Resource.CPU_QUOTA  | [cpu: 1, cpus: 0.2, throttled: 0.85]              || 'CPU quota: a control group grants 0.2 CPUs, and held this process back in 85% of its periods'
        Resource.CPU_QUOTA  | [cpu: 1, cpus: 10, throttled: 0.85]               || 'CPU quota: a control group grants 10 CPUs,'
        Resource.MACHINE    | [cpu: 0.25, machine: 0.99]                        || 'the machine: its processors were 99% busy, this process used 25% of what it may use;'
        Resource.TASKS      | [cpu: 1, late: [201] * 100, waiting: 2]           || 'tasks that compute: users ran on without waiting for anything, and the others had their turn 201 ms late (median; 100% of'
        Resource.MEMORY     | [gc: 0.4]                                         || 'memory: garbage collection took 40% of the time, with a heap of 512 MB at most;'
        Resource.CARRIERS   | [cpu: 0.02]                                       || 'carrier threads: all 2 were taken by users that block without letting go of them,'
        Resource.OPEN_FILES | [open: 1_020, most: 1_024, withoutFile: 7]        || 'open files and sockets: up to 1020 of 1024 were open, 7 requests got none;'
        Resource.PORTS      | [withoutPort: 12]                                 || 'local ports: 12 requests found none for a new connection;'
        Resource.LISTENERS  | [listening: 0.9]                                  || "listeners of events: they took 90% of the users' time"
        Resource.UNKNOWN    | [:]                                               || 'delays without a visible cause'
    }
}
