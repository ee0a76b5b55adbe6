package dev.gryllus.web;

import dev.gryllus.digest.Sha256;
import dev.gryllus.stats.Clock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Who may use the web interface, and who has shown a password. Safe for any number of threads.
///
/// Wrong passwords make the next try from the same address wait: for the name they were given for, or for all unknown
/// names together. A password is tried by two threads at a time at most, because that is work on purpose.
final class Login {
    private static final Duration SESSION = Duration.ofHours(12);
    private static final int MOST_SESSIONS = 1_000;
    private static final int TOKEN_BYTES = 32;
    private static final String UNKNOWN = "";

    private final Map<String, PasswordHash> users;
    private final Clock clock;
    private final PasswordHash nobody;
    private final Semaphore trying = new Semaphore(2);
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> sessions = new LinkedHashMap<>(); // → when it ends; guarded by this
    private final Failures failures;

    /// @param users name → password
    Login(Map<String, PasswordHash> users, Clock clock) {
        this.users = Map.copyOf(users);
        this.nobody = PasswordHash.ofNobody(users.values());
        this.clock = clock;
        this.failures = new Failures(clock);
    }

    /// Begins a session.
    ///
    /// @param address where the request comes from
    /// @return its secret; empty if name and password do not fit
    /// @throws Refusal with 429 if there were too many tries
    Optional<String> begin(String user, String password, String address) {
        String bucket = users.containsKey(user) ? user : UNKNOWN;
        requirePatience(bucket, address);
        if (!matches(user, password)) {
            failures.add(bucket, address);
            return Optional.empty();
        }
        failures.forget(bucket, address);
        synchronized (this) {
            return Optional.of(newSession());
        }
    }

    /// Unknown users take as long as known ones.
    private boolean matches(String user, String password) {
        if (!trying.tryAcquire()) {
            throw new Refusal(429, "Others are logging in at this moment; try again.");
        }
        try {
            PasswordHash hash = users.getOrDefault(user, nobody);
            return hash.matches(password.toCharArray()) && users.containsKey(user);
        } finally {
            trying.release();
        }
    }

    private void requirePatience(String bucket, String address) {
        Duration wait = failures.wait(bucket, address);
        if (wait.isPositive()) {
            throw new Refusal(429, "Too many wrong passwords; try again in " + (wait.toSeconds() + 1) + " seconds.");
        }
    }

    private String newSession() {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.remove(sessions.keySet().iterator().next()); // the oldest
        }
        sessions.put(digest(text), clock.nanoTime() + SESSION.toNanos());
        return text;
    }

    synchronized boolean isOpen(String secret) {
        Long until = sessions.get(digest(secret));
        if (until != null && until - clock.nanoTime() <= 0) {
            sessions.remove(digest(secret));
            return false;
        }
        return until != null;
    }

    synchronized void end(String secret) {
        sessions.remove(digest(secret));
    }

    /// What is looked up is not the secret itself, so that how long it takes tells nothing of it.
    static String digest(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
