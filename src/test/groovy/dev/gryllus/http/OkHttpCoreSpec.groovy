package dev.gryllus.http

import okhttp3.internal.concurrent.TaskRunner
import spock.lang.Specification

class OkHttpCoreSpec extends Specification {
    def "HTTP/2 connections are read on virtual threads"() {
        given:
        OkHttpCore.newPool()

        expect:
        TaskRunner.INSTANCE.backend.executor.threadFactory.newThread({}).virtual
    }

    def "tasks that run nobody knows where are not put up with"() {
        when:
        OkHttpCore.readHttp2OnVirtualThreads(NoTasks.INSTANCE)

        then:
        def e = thrown(IllegalStateException)
        e.message.contains('its tasks run on a dev.gryllus.http.NoTasks')
    }
}
