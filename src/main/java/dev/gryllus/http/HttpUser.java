package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.user.User;
import java.util.Optional;
import java.util.OptionalLong;

/// A user that talks HTTP through its `client`. Scripts extend it.
public class HttpUser extends User {
    private Optional<HttpSession> client = Optional.empty();

    /// The session for this user's host, made at its first use.
    ///
    /// @throws IllegalStateException before the user runs
    public HttpSession getClient() {
        if (client.isEmpty()) {
            Clock clock = attached().clock();
            client = Optional.of(new HttpSession(this, Optional.empty(), newTransport(), clock));
        }
        return client.get();
    }

    /// What carries the requests of the session.
    Transport newTransport() {
        return new OkHttpTransport(attached().clock());
    }

    /// The session moves over, with its cookies, connections and settings.
    @Override
    public void succeed(User old) {
        if (old.self() instanceof HttpUser before && before.client.isPresent()) {
            client = before.client;
            before.client = Optional.empty();
            client.get().moveTo(this);
        }
    }

    @Override
    public void endTask() {
        try {
            client.ifPresent(HttpSession::settle);
        } finally {
            super.endTask();
        }
    }

    @Override
    public void detach() {
        client.ifPresent(HttpSession::close);
        super.detach();
    }

    /// What is put before every path; empty if there is none.
    String baseAddress() {
        return host == null ? "" : host;
    }

    Recorder recorder() {
        return attached().recorder();
    }

    OptionalLong lateness() {
        return taskLateness();
    }
}
