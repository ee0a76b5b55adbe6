// What scripts/bench measures memory, accuracy and edits with. Users ask without waiting for BENCH_WARM_UP seconds, so that all
// that a JVM compiles is compiled under full load. Then each begins anew at a random moment of the next BENCH_SPREAD seconds and
// makes a request each BENCH_PERIOD seconds (without waiting when that is 0). The name tells what is to be counted: '/warm-up'
// until BENCH_SETTLE seconds after the warm-up, then '/measured'.
def number = { System.getenv(it) as double }
def period = number('BENCH_PERIOD')
def spread = number('BENCH_SPREAD')
def paced_from = System.nanoTime() + (number('BENCH_WARM_UP') * 1e9 as long)
def measured_from = paced_from + (number('BENCH_SETTLE') * 1e9 as long)

[Http: HttpUser, Fast: FastHttpUser].each { kind, base ->
    user(kind, base) {
        wait_time period ? constant_pacing(period) : constant(0)

        on_start {
            while (System.nanoTime() < paced_from) {
                client.get('/warm-up')
            }
            sleep(random.nextDouble() * spread * 1000 as long)
        }

        task { client.get(System.nanoTime() < measured_from ? '/warm-up' : '/measured') }
    }
}
