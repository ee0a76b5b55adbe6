package dev.gryllus.health

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class MetersSpec extends Specification {
    @TempDir
    Path folder

    def "reads this process and its machine"() {
        given:
        def meters = new Meters()
        def before = meters.get()

        when:
        new Random(1).longs(2_000_000).sum()
        def now = meters.get()

        then:
        now.cpu() > before.cpu()
        now.cpus() > 0
        now.cpus() <= Runtime.runtime.availableProcessors()
        now.carriers().number() == Runtime.runtime.availableProcessors()
        now.active().empty || now.active().get().values().every { !it.negative }
        now.memory().used() > 1_000_000
        now.memory().maxHeap() == Runtime.runtime.maxMemory()
        now.files().open() > 3
        now.files().most() > now.files().open()
        !System.getProperty('os.name').startsWith('Linux') || now.machine().get().total() >= before.machine().get().total()
    }

    def "where Linux does not tell, the JVM does, and the rest is not known"() {
        when:
        def reading = new Meters(folder.resolve('none')).get()

        then:
        reading.quota().empty
        reading.machine().empty
        reading.active().empty
        reading.cpus() == Runtime.runtime.availableProcessors() as double
        reading.files().open() > 3
    }

    def "reads the processors that the process may run on, and its quota"() {
        given:
        put('self/status', 'Name:\tjava\nCpus_allowed:\t2\nCpus_allowed_list:\t1\n')
        put('stat', 'cpu  9 9 9 9\ncpu0 5 0 0 5\ncpu1 70 0 0 30\n')
        put('self/cgroup', '0::/\n')
        put('self/mountinfo', "30 1 0:26 / $folder rw - cgroup2 cgroup2 rw")
        put('cpu.max', '10000 100000')

        when:
        def reading = new Meters(folder).get()

        then:
        reading.machine().get() == new ProcessorTimes(70, 100)
        reading.cpus() == 0.1d
        reading.quota().get().cpus() == 0.1d
    }

    private void put(String name, String content) {
        folder.resolve(name).with {
            it.parent.toFile().mkdirs()
            it.toFile().text = content
        }
    }
}
