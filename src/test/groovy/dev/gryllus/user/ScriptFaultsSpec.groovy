package dev.gryllus.user

import spock.lang.Specification

class ScriptFaultsSpec extends Specification {

    def "only the script's own frames are shown, each line once"() {
        given:
        def e = new IllegalStateException('boom')
        e.stackTrace = [
            frame('java.util.Optional', 'Optional.java', 1),
            frame('org.codehaus.groovy.runtime.InvokerHelper', 'InvokerHelper.java', 2),
            frame('locustfile$_run_closure1', 'locustfile.groovy', 12),
            frame('locustfile$_run_closure1', 'locustfile.groovy', 12),
            frame('locustfile$_run_closure1', 'locustfile.groovy', -1),
            frame('common.auth', 'auth.groovy', 3),
            frame('com.example.Driver', 'Driver.java', 4),
            frame('dev.gryllus.user.UserLoop', 'UserLoop.java', 5),
        ]

        expect:
        ScriptFaults.describe(e).trace() == '''\
            IllegalStateException: boom
              at locustfile.groovy:12
              at auth.groovy:3
              at com.example.Driver.m(Driver.java:4)'''.stripIndent()
        ScriptFaults.describe(e).message() == 'IllegalStateException: boom'
    }

    def "causes are told too"() {
        given:
        def cause = new IOException('disk')
        cause.stackTrace = [frame('locustfile', 'locustfile.groovy', 7)]
        def e = new RuntimeException('outer', cause)
        e.stackTrace = []

        expect:
        ScriptFaults.describe(e).trace() == 'RuntimeException: outer\nCaused by: IOException: disk\n  at locustfile.groovy:7'
    }

    def "an exception without a message is its type"() {
        expect:
        ScriptFaults.summary(new NullPointerException()) == 'NullPointerException'
    }

    private static StackTraceElement frame(String type, String file, int line) {
        new StackTraceElement(type, 'm', file, line)
    }
}
