// What scripts/bench opens a page beside: 20,000 requests each second, ten names.
user('Fast', FastHttpUser) {
    wait_time between(0.010, 0.0296) // at random: users who keep a schedule fall into step, and out of it, for minutes

    task { client.get('/', name: "/shelves/${random.nextInt(10)}") }
}
