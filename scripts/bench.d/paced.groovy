// What scripts/bench measures memory, accuracy and edits with: users who make a request each BENCH_PERIOD seconds (without
// waiting when that is 0) and begin at a random moment of the first BENCH_SPREAD seconds. The name tells what is to be
// counted: '/warm-up' for BENCH_WARM_UP seconds, then '/measured'.
def number = { System.getenv(it) as double }
def period = number('BENCH_PERIOD')
def spread = number('BENCH_SPREAD')
def measured_from = System.nanoTime() + (number('BENCH_WARM_UP') * 1e9 as long)

[Http: HttpUser, Fast: FastHttpUser].each { kind, base ->
    user(kind, base) {
        wait_time period ? constant_pacing(period) : constant(0)

        on_start { sleep(random.nextDouble() * spread * 1000 as long) }

        task { client.get(System.nanoTime() < measured_from ? '/warm-up' : '/measured') }
    }
}
