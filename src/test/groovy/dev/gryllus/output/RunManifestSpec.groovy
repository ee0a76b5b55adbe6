package dev.gryllus.output

import spock.lang.Specification

class RunManifestSpec extends Specification {
    def "later changes of the caller's map and list do not reach it"() {
        given:
        def options = new TreeMap([users: '1'])
        def scripts = []
        def manifest = new RunManifest('1', options, scripts, Machine.current())

        when:
        options.users = '2'
        scripts << new RunManifest.Script('a', 'hash')

        then:
        manifest.options() == [users: '1']
        manifest.scripts() == []
    }

    def "the machine knows itself"() {
        given:
        def machine = Machine.current()

        expect:
        machine.cores() == Runtime.runtime.availableProcessors()
        machine.jvmVersion().startsWith('25') || Runtime.version().feature() > 25
        machine.memoryBytes() > 0
        machine.maxHeapBytes() == Runtime.runtime.maxMemory()
        [machine.jvmName(), machine.jvmVendor(), machine.osName(), machine.osVersion(), machine.osArchitecture()].every()
    }
}
