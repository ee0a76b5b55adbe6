package dev.gryllus.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a user class says about its clients, in the script's words, which nobody has checked yet. An edit changes it
/// for sessions that are under way; cookies and connections stay.
///
/// @param timeouts seconds to connect and to answer; empty for no limits
/// @param headers sent with every request
/// @param proxy address of the proxy; empty to go without one
record ClientSettings(
        Dialect dialect,
        int redirects,
        int retries,
        Optional<List<Number>> timeouts,
        boolean verify,
        Map<String, ?> headers,
        Optional<String> proxy) {
    /// Of [HttpUser], whose class says nothing.
    static final ClientSettings NONE = new ClientSettings(
            Dialect.REQUESTS,
            Limits.DEFAULT.redirects(),
            Limits.DEFAULT.retries(),
            Optional.empty(),
            true,
            Map.of(),
            Optional.empty());

    /// @throws IllegalArgumentException if a setting cannot be used
    Limits limits() {
        return new Limits(notNegative("max_redirects", redirects), notNegative("max_retries", retries));
    }

    /// Tells a new session.
    ///
    /// @throws IllegalArgumentException if a setting cannot be used
    void applyTo(HttpSession session) {
        change(NONE, session);
    }

    /// Tells a session what differs from what its class said before; what the script has set for itself stays, unless
    /// that is what differs.
    ///
    /// @throws IllegalArgumentException if a setting cannot be used; then nothing has changed
    void change(ClientSettings before, HttpSession session) {
        Limits checked = limits();
        timeouts.ifPresent(ClientSettings::check);
        session.speak(dialect, checked);
        if (!timeouts.equals(before.timeouts)) {
            session.setTimeout(timeouts.orElse(null));
        }
        if (verify != before.verify) {
            session.setVerify(verify);
        }
        if (!headers.equals(before.headers)) {
            before.headers.forEach(session.getHeaders()::remove);
            session.getHeaders().putAll(headers);
        }
        if (!proxy.equals(before.proxy)) {
            session.setProxies(proxy.map(address -> Map.of("all", address)).orElse(null));
        }
    }

    private static void check(List<Number> timeouts) {
        ConnectionArguments.seconds("connection_timeout", timeouts.getFirst()); // names the setting
        ConnectionArguments.seconds("network_timeout", timeouts.getLast());
    }

    private static int notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": must be 0 or more, not " + value);
        }
        return value;
    }
}
