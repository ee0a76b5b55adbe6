// Plain functions. What they need, such as the client, is given to them.
package common

static login(client, user) {
    client.post('/login', json: [user: user, password: 'secret']).json().token
}

static logout(client) {
    client.post('/logout')
}
