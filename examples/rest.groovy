// A JSON interface: rest() sends and expects JSON, and judges the answer by assertion. A failed assertion is a failure
// of the request and not of the script, so the task goes on.

host 'http://localhost:8090'

user('Api') {
    wait_time between(0.5, 1)

    on_start {
        rest('POST', '/login', json: [user: 'ada', password: 'secret']) { response ->
            token = response.js.token                           // js is the parsed answer
        }
    }

    task('read') {
        rest('GET', '/items/7') { response ->
            assert response.js.id == 7
            assert response.js.price < 5000 : 'that is too much,'   // a comma at the end adds the answer to the message
        }
    }

    task('write') {
        rest('POST', '/cart', json: [item: 7, quantity: 2], headers: [Authorization: "Bearer $token"]) { response ->
            assert response.js.lines.any { it.item == 7 } : 'the item is not in the cart'
        }
    }

    task('uncached') { rest_('GET', '/items') }                 // adds the time to the query, so that no cache knows it
}
