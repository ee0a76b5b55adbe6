// What scripts/bench edits while it runs. Every BENCH_EVERY milliseconds of the clock there is an edit: the requests of the
// second after it have a name of their own. Nothing counts before BENCH_FROM, in milliseconds of the clock.
def from = System.getenv('BENCH_FROM') as long
def every = System.getenv('BENCH_EVERY') as long

[Http: HttpUser, Fast: FastHttpUser].each { kind, base ->
    user(kind, base) {
        wait_time constant_pacing(0.1)

        on_start { sleep(random.nextInt(100)) }

        task {
            def now = System.currentTimeMillis()
            client.get('/measured', name: now < from ? 'warm-up' : now % every < 1000 ? 'after an edit' : 'other')
        }
    }
}
