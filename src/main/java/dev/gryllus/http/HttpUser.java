package dev.gryllus.http;

import dev.gryllus.stats.Recorder;
import dev.gryllus.user.User;
import dev.gryllus.user.UserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A user that talks HTTP through its `client`. Scripts extend it.
public class HttpUser extends User implements RestVerbs {
    private final List<HttpSession> sessions = new ArrayList<>(1); // all of this user
    private Optional<HttpSession> client = Optional.empty();
    private ClientSettings ofClass = ClientSettings.NONE;

    @Override
    public void attach(UserContext newContext) {
        super.attach(newContext);
        ofClass = settings();
    }

    /// The session for this user's host, made at its first use.
    ///
    /// @throws IllegalStateException before the user runs
    @Override
    public HttpSession getClient() {
        if (client.isEmpty()) {
            client = Optional.of(session(Optional.empty()));
        }
        return client.get();
    }

    /// A further session, for another server: with cookies, headers and connections of its own. It ends with
    /// the user, or by its `close()`: a task that makes one each time should call that, or use `withCloseable { }`.
    ///
    /// @param base what is put before every path
    public HttpSession new_client(String base) {
        return session(Optional.of(base));
    }

    private HttpSession session(Optional<String> base) {
        HttpSession session = newSession(base);
        sessions.add(session);
        return session;
    }

    /// A session that is closed: nothing is left to settle. One that was this user's client makes place for a new one.
    void forget(HttpSession closed) {
        sessions.removeIf(session -> session == closed);
        client = client.filter(session -> session != closed);
    }

    /// @param base empty for the user's host
    private HttpSession newSession(Optional<String> base) {
        ClientSettings settings = settings();
        HttpSession session =
                new HttpSession(this, base, newTransport(), attached().clock(), settings.dialect(), settings.limits());
        settings.applyTo(session);
        return session;
    }

    /// What this user says about its clients at this moment.
    ClientSettings settings() {
        return ClientSettings.NONE;
    }

    /// What carries the requests of a session.
    Transport newTransport() {
        return new OkHttpTransport(attached().clock());
    }

    /// Goes on with the sessions of the older object, which are told what the class says differently now. The older one
    /// knows its client still, for what the script keeps of it, but closes nothing any more.
    ///
    /// @throws IllegalArgumentException if the class says what cannot be used; then nothing has moved
    @Override
    public void succeed(User old) {
        if (old.self() instanceof HttpUser before) {
            before.sessions.forEach(session -> ofClass.change(before.ofClass, session));
            before.sessions.forEach(session -> session.moveTo(this));
            sessions.addAll(before.sessions);
            client = before.client;
            before.sessions.clear();
        }
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
    public boolean gaveWay() {
        boolean any = false;
        for (HttpSession session : sessions) {
            any |= session.gaveWay();
        }
        return any;
    }

    @Override
    public void detach() {
        sessions.forEach(HttpSession::end);
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
