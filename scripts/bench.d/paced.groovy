// What scripts/bench measures memory and accuracy with. Users ask without waiting for BENCH_WARM_UP seconds, so that all
// that a JVM compiles is compiled under full load. Then they make a request each BENCH_PERIOD seconds (without waiting when that
// is 0); with BENCH_SPREAD each at a moment of its own in every period, drawn at random. The name tells what is to be counted:
// '/warm-up' (and sometimes more) until BENCH_SETTLE seconds after the warm-up, then '/measured'.
import java.util.concurrent.ThreadLocalRandom

def number = { System.getenv(it) as double }
def period = number('BENCH_PERIOD')
def spread = number('BENCH_SPREAD')
def began = System.nanoTime()
def paced_from = began + (number('BENCH_WARM_UP') * 1e9 as long)
def measured_from = paced_from + (number('BENCH_SETTLE') * 1e9 as long)

def names = ['/measured', '/warm-up'] // before its time the difference is negative: its highest bit is 1

[Http: HttpUser, Fast: FastHttpUser].each { kind, base ->
    user(kind, base) {
        if (spread && period) {
            // Whoever is late is so once. With constant_pacing all who were late together would keep step from then on.
            wait_time {
                double moment = (System.identityHashCode(client) % 10_007) / 10_007d
                double periods = (System.nanoTime() - began) / 1e9d / period - moment
                (1 + Math.floor(periods) - periods) * period
            }
        } else {
            wait_time period ? constant_pacing(period) : constant(0)
        }

        on_start {
            while (System.nanoTime() < paced_from) {
                // Each quarter of a second a name that is new, or the JVM compiles for names that are known, and anew at the next.
                client.get(ThreadLocalRandom.current().nextInt(1_000) ? '/warm-up' : "/warm-up/${(System.nanoTime() - began) >> 28}")
            }
        }

        // Reckoned rather than asked: at the first answer of another kind a JVM throws away what it has compiled.
        task { client.get(names[(int) ((System.nanoTime() - measured_from) >>> 63)]) }
    }
}
