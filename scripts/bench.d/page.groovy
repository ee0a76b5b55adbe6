// What scripts/bench opens a page beside: 20,000 requests each second, ten names.
user('Fast', FastHttpUser) {
    wait_time constant_throughput(50)

    on_start { sleep(random.nextInt(20)) } // else all of them ask in the same moment of each 20 ms

    task { client.get('/', name: "/shelves/${random.nextInt(10)}") }
}
