package dev.gryllus.health

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ControlGroupSpec extends Specification {
    @TempDir
    Path folder

    def "reads the limit of version #version from #files"() {
        given:
        put("sys/$file", content)
        put('sys/cpu.cfs_period_us', '100000\n')
        put('sys/cpu.stat', 'nr_periods 50\nnr_throttled 20\nthrottled_time 9\n')

        expect:
        new ControlGroup(folder.resolve('sys'), version).quota() ==
            Optional.ofNullable(cpus).map { new ControlGroup.Quota(it, 50, 20) }

        where:
        version                  | file               | content              || cpus
        ControlGroup.Version.ONE | 'cpu.cfs_quota_us' | '20000\n'            || 0.2d
        ControlGroup.Version.ONE | 'cpu.cfs_quota_us' | '400000'             || 4.0d
        ControlGroup.Version.ONE | 'cpu.cfs_quota_us' | '-1\n'               || null
        ControlGroup.Version.ONE | 'cpu.cfs_quota_us' | '0'                  || null
        ControlGroup.Version.ONE | 'cpu.cfs_quota_us' | ''                   || null
        ControlGroup.Version.ONE | 'cpu.cfs_quota_us' | 'many'               || null
        ControlGroup.Version.ONE | 'other'            | '20000'              || null
        ControlGroup.Version.TWO | 'cpu.max'          | '150000 100000\n'    || 1.5d
        ControlGroup.Version.TWO | 'cpu.max'          | 'max 100000\n'       || null
        ControlGroup.Version.TWO | 'cpu.max'          | '150000'             || null
        ControlGroup.Version.TWO | 'cpu.max'          | '150000 0'           || null
        ControlGroup.Version.TWO | 'cpu.max'          | '150000 100000 1'    || null
        ControlGroup.Version.TWO | 'cpu.max'          | '9999999999999999999999 100000' || null
        ControlGroup.Version.TWO | 'cpu.max'          | ''                   || null

        files = "$file '${content.strip()}'"
    }

    def "without figures of throttling there is a quota all the same"() {
        given:
        put('sys/cpu.max', '50000 100000')
        put('sys/cpu.stat', stat)

        expect:
        new ControlGroup(folder.resolve('sys'), ControlGroup.Version.TWO).quota() == Optional.of(new ControlGroup.Quota(0.5, 0, 0))

        where:
        stat << ['', 'nr_periods', 'nr_periods x', 'nr_periods_more 5', 'nr_throttled -1', '\0']
    }

    def "finds its groups, #what"() {
        given:
        put('self/cgroup', memberships)
        put('self/mountinfo', mounts)

        expect:
        ControlGroup.around(folder)*.folder()*.toString() == folders
        ControlGroup.around(folder)*.version().every { it == version }

        where:
        what                                | memberships                              | mounts                                                                                  || version                  | folders
        'version 2'                         | '0::/user.slice/load.scope\n'            | '30 1 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw'                    || ControlGroup.Version.TWO | ['/sys/fs/cgroup/user.slice/load.scope', '/sys/fs/cgroup/user.slice', '/sys/fs/cgroup']
        'version 1'                         | '4:memory:/m\n2:cpu,cpuacct:/a/b\n'      | '31 1 0:27 / /cg/cpu rw - cgroup cgroup rw,cpu,cpuacct\n32 1 0:28 / /cg/m rw - cgroup cgroup rw,memory' || ControlGroup.Version.ONE | ['/cg/cpu/a/b', '/cg/cpu/a', '/cg/cpu']
        'both: the one with the controller' | '2:cpu:/a\n0::/\n'                       | '30 1 0:26 / /cg/unified rw - cgroup2 none rw\n31 1 0:27 / /cg/cpu rw - cgroup none rw,cpu' || ControlGroup.Version.ONE | ['/cg/cpu/a', '/cg/cpu']
        'both, without version 1 for CPU'   | '4:memory:/m\n0::/x\n'                   | '30 1 0:26 / /cg rw - cgroup2 none rw\n31 1 0:27 / /cg/m rw - cgroup none rw,memory'    || ControlGroup.Version.TWO | ['/cg/x', '/cg']
        'a container with a namespace'      | '0::/\n'                                 | '30 1 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup rw'                                     || ControlGroup.Version.TWO | ['/sys/fs/cgroup']
        'a container, mounted in part'      | '2:cpu:/docker/abc/in\n'                 | '31 1 0:27 /docker/abc /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu'                    || ControlGroup.Version.ONE | ['/sys/fs/cgroup/cpu/in', '/sys/fs/cgroup/cpu']
        'a container, seen from outside'    | '2:cpu:/elsewhere\n'                     | '31 1 0:27 /docker/abc /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu'                    || ControlGroup.Version.ONE | ['/sys/fs/cgroup/cpu']
        'a group above its namespace'       | '0::/../../other\n'                      | '30 1 0:26 / /cg ro - cgroup2 cgroup rw'                                                || ControlGroup.Version.TWO | ['/cg/other', '/cg']
        'blanks in a path'                  | '0::/a b\n'                              | '30 1 0:26 / /c\\040g rw - cgroup2 cgroup2 rw'                                          || ControlGroup.Version.TWO | ['/c g/a b', '/c g']
        'colons in a path'                  | '0::/a:b\n'                              | '30 1 0:26 / /cg rw - cgroup2 cgroup2 rw'                                               || ControlGroup.Version.TWO | ['/cg/a:b', '/cg']
        'without a mount'                   | '0::/a\n'                                | '22 1 0:21 / /proc rw - proc proc rw'                                                   || null                     | []
        'cut off'                           | '0:\n:\n\n'                              | '30 1 - cgroup2\n - \n\n30 1 0:26 /'                                                    || null                     | []
        'a zero byte'                       | '0::/a\0b\n'                             | '30 1 0:26 / /cg rw - cgroup2 cgroup2 rw'                                               || null                     | []
    }

    def "without control groups there are none"() {
        expect:
        ControlGroup.around(folder.resolve('none')) == []
        ControlGroup.tightest([]).empty
    }

    def "the tightest of nested limits counts"() {
        given:
        put('self/cgroup', '0::/a/b\n')
        put('self/mountinfo', "30 1 0:26 / $folder/cg rw - cgroup2 cgroup2 rw")
        put('cg/a/b/cpu.max', 'max 100000')
        put('cg/a/cpu.max', '50000 100000')
        put('cg/cpu.max', '200000 100000')

        expect:
        ControlGroup.tightest(ControlGroup.around(folder)).get().cpus() == 0.5d
    }

    def "any content is survived, seed #seed"() {
        given:
        def random = new Random(seed)
        def samples = [
            'self/cgroup': '4:memory:/m\n2:cpu,cpuacct:/a/b\n0::/x\n',
            'self/mountinfo': "30 1 0:26 / $folder/cg rw - cgroup2 none rw\n31 1 0:27 / $folder/cpu rw - cgroup none rw,cpu",
            'cpu/a/b/cpu.cfs_quota_us': '20000', 'cpu/a/b/cpu.cfs_period_us': '100000', 'cg/x/cpu.max': '1 2',
            'cg/x/cpu.stat': 'nr_periods 50\nnr_throttled 20\n']

        expect:
        (1..300).every {
            samples.each { name, content ->
                def bytes = content.bytes
                (0..<random.nextInt(4)).each { bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256) }
                put(name, bytes)
            }
            ControlGroup.tightest(ControlGroup.around(folder)).every { it.cpus() > 0 && it.periods() >= 0 }
        }

        where:
        seed = new Random().nextLong()
    }

    private void put(String name, content) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.write(file, content instanceof byte[] ? content : content.bytes)
    }
}
