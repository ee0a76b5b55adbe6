// What scripts/bench measures memory and accuracy with. Users ask without waiting for BENCH_WARM_UP seconds, so that all
// that a JVM compiles is compiled under full load. Then they make a request each BENCH_PERIOD seconds (without waiting when that
// is 0); with BENCH_SPREAD each at a moment of its own in every period, drawn at random. The name tells what is to be counted:
// '/warm-up' until BENCH_SETTLE seconds after the warm-up, then '/measured'.
def number = { System.getenv(it) as double }
def period = number('BENCH_PERIOD')
def spread = number('BENCH_SPREAD')
def began = System.nanoTime()
def paced_from = began + (number('BENCH_WARM_UP') * 1e9 as long)
def measured_from = paced_from + (number('BENCH_SETTLE') * 1e9 as long)

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
                client.get('/warm-up')
            }
        }

        task { client.get(System.nanoTime() < measured_from ? '/warm-up' : '/measured') }
    }
}
