package dev.gryllus

import dev.gryllus.engine.PlanException
import java.time.Duration
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class TimedLoadingSpec extends Specification {
    def "what takes too long is interrupted, and told"() {
        given:
        def interrupted = new CountDownLatch(1)

        when:
        TimedLoading.of({
            try {
                new CountDownLatch(1).await()
            } catch (InterruptedException ignored) {
                interrupted.countDown()
            }
        }, Duration.ofMillis(50))

        then:
        def e = thrown(PlanException)
        e.message.startsWith('The script is still being loaded after 0 seconds, at ')
        interrupted.await()
    }

    def "what loading throws comes out as it is"() {
        when:
        TimedLoading.of({ throw mistake }, Duration.ofSeconds(20))

        then:
        def e = thrown(Throwable)
        e.is(mistake)

        where:
        mistake << [new PlanException('no users'), new StackOverflowError()]
    }
}
