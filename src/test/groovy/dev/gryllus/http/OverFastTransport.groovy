package dev.gryllus.http

/** Runs a spec of [HttpUser] over the transport of [FastHttpUser]: what they have in common is one contract. */
trait OverFastTransport {
    HttpUser anyUser() {
        new OverFast()
    }

    boolean getSpeaksHttp2() {
        false
    }

    static class OverFast extends HttpUser {
        @Override
        Transport newTransport() {
            new FastTransport(attached().clock())
        }
    }
}
