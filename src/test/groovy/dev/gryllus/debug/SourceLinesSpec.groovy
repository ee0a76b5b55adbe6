package dev.gryllus.debug

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class SourceLinesSpec extends Specification {
    @TempDir
    Path folder

    def "the line of the script stands under each frame that names one"() {
        given:
        def script = Files.writeString(folder.resolve('shop.groovy'), 'one\n    two()\nthree\n')
        def trace = 'IllegalStateException: no\n  at shop.groovy:2\n  at com.example.Client.get(Client.java:7)\n  at shop.groovy:3'

        expect:
        new SourceLines([script]).explained(trace).toList() == [
            'IllegalStateException: no', '  at shop.groovy:2', '       | two()',
            '  at com.example.Client.get(Client.java:7)', '  at shop.groovy:3', '       | three']
    }

    def "a line or a file that is not there any more is left out: #trace"() {
        given:
        def script = Files.writeString(folder.resolve('shop.groovy'), 'one\n')

        expect:
        new SourceLines([script, folder.resolve('gone.groovy')]).explained(trace).toList() == trace.readLines()

        where:
        trace << ['E\n  at shop.groovy:9', 'E\n  at gone.groovy:1', 'E\n  at other.groovy:1', 'E']
    }
}
