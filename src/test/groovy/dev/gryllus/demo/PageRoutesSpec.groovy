package dev.gryllus.demo

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PageRoutesSpec extends Specification {
    @Shared
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @AutoCleanup
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()

    def "shelf #page has #items items and #next"() {
        when:
        def html = get("/shelf?page=$page").body()

        then:
        html.count('class="item"') == items
        html.contains('<a class="next" href="/shelf?page=') == (next != 'no next page')
        !next.startsWith('/') || html.contains("href=\"$next\"")

        where:
        page || items | next
        1    || 20    | '/shelf?page=2'
        4    || 20    | '/shelf?page=5'
        5    || 20    | 'no next page'
        6    || 0     | 'no next page'
    }

    def "who sends the form back with its token is signed in and led to the shelf"() {
        given:
        def token = (get('/signin').body() =~ /name="csrf_token" value="([^"]+)"/)[0][1]

        when:
        def answer = post("user=ada&password=secret&csrf_token=$token")

        then:
        answer.statusCode() == 303
        answer.headers().firstValue('location').get().endsWith('/shelf')
        get('/cart').statusCode() == 200
    }

    def "#what is refused with #status"() {
        given:
        def token = (get('/signin').body() =~ /value="([^"]+)"/)[0][1]

        expect:
        post(form.replace('TOKEN', token)).statusCode() == status
        get('/cart').statusCode() == 401

        where:
        what               | form                                        || status
        'a form without'   | 'user=ada&password=secret'                  || 403
        'a forged token'   | 'user=ada&password=secret&csrf_token=x'     || 403
        'a wrong password' | 'user=ada&password=guess&csrf_token=TOKEN'  || 401
    }

    private get(String path) {
        browser.send(HttpRequest.newBuilder(URI.create(shop.url() + path)).build(), BodyHandlers.ofString())
    }

    private post(String form) {
        browser.send(
                HttpRequest.newBuilder(URI.create(shop.url() + '/signin'))
                        .header('Content-Type', 'application/x-www-form-urlencoded')
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString())
    }
}
