// A header that each user sends with every request, here as if the users came through a proxy from many addresses.

host 'http://localhost:8090'

user('Visitor') {
    wait_time between(1, 2)

    on_start {
        address = "10.${random.nextInt(256)}.${random.nextInt(256)}.${1 + random.nextInt(254)}".toString()
        client.headers['X-Forwarded-For'] = address
    }

    task {
        client.get('/visitor') { response ->
            if (response.json().address != address) response.failure("the shop sees ${response.text}")
        }
    }
}
