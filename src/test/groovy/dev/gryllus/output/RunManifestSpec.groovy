package dev.gryllus.output

import spock.lang.Specification

class RunManifestSpec extends Specification {
    def "a script is known by the hash of its content"() {
        expect:
        RunManifest.Script.of('a.groovy', content.bytes).sha256() == hash

        where:
        content || hash
        ''      || 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
        'abc'   || 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    }

    def "later changes of the caller's map and list do not reach it"() {
        given:
        def options = new TreeMap([users: '1'])
        def scripts = []
        def manifest = new RunManifest('1', options, scripts, Machine.current())

        when:
        options.users = '2'
        scripts << RunManifest.Script.of('a', new byte[0])

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
