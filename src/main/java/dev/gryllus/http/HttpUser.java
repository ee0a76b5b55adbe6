package dev.gryllus.http;

import dev.gryllus.stats.Recorder;
import dev.gryllus.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// A user that talks HTTP through its `client`. Scripts extend it.
public class HttpUser extends User {
    private final List<HttpSession> sessions = new ArrayList<>(1);
    private Optional<HttpSession> client = Optional.empty();

    /// The session for this user's host, made at its first use.
    ///
    /// @throws IllegalStateException before the user runs
    public HttpSession getClient() {
        if (client.isEmpty()) {
            client = Optional.of(open(() -> host == null ? "" : host));
        }
        return client.get();
    }

    /// One more session of this user, for another host, with cookies and connections of its own.
    public HttpSession new_session(String otherHost) {
        return open(() -> otherHost);
    }

    private HttpSession open(Supplier<String> baseAddress) {
        HttpSession session =
                new HttpSession(this, baseAddress, newTransport(), attached().clock());
        sessions.add(session);
        return session;
    }

    /// What carries the requests of one session.
    Transport newTransport() {
        return new OkHttpTransport(attached().clock());
    }

    @Override
    public void endTask() {
        try {
            sessions.forEach(HttpSession::settle);
        } finally {
            super.endTask();
        }
    }

    @Override
    public void detach() {
        sessions.forEach(HttpSession::close);
        super.detach();
    }

    Recorder recorder() {
        return attached().recorder();
    }

    OptionalLong lateness() {
        return taskLateness();
    }
}
