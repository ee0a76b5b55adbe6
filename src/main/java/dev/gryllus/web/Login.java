package dev.gryllus.web;

import dev.gryllus.stats.Clock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Who may use the web interface, and who has shown a password. Safe for any number of threads.
///
/// Wrong passwords make the next try wait: for the name they were given for, or for all unknown names together, twice
/// as
/// long each time. A password is tried by two threads at a time at most, because that is work on purpose.
final class Login {
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /// Without a wait: people mistype.
    private static final int FREE_TRIES = 3;

    private static final int MOST_SESSIONS = 1_000;
    private static final int TOKEN_BYTES = 32;
    private static final String UNKNOWN = "";

    private final Map<String, PasswordHash> users;
    private final Clock clock;
    private final PasswordHash nobody = PasswordHash.of(new char[] {'x'}, 100_000);
    private final Semaphore trying = new Semaphore(2);
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> sessions =
            new LinkedHashMap<>(); // → when it ends; guarded by this, as the failures
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Failures(int count, long untilNanos) {}

    /// @param users name → password
    Login(Map<String, PasswordHash> users, Clock clock) {
        this.users = Map.copyOf(users);
        this.clock = clock;
    }

    /// Begins a session.
    ///
    /// @return its secret; empty if name and password do not fit
    /// @throws Refusal with 429 if there were too many tries
    Optional<String> begin(String user, String password) {
        String bucket = users.containsKey(user) ? user : UNKNOWN;
        requirePatience(bucket);
        if (!matches(user, password)) {
            failed(bucket);
            return Optional.empty();
        }
        synchronized (this) {
            failures.remove(bucket);
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

    private synchronized void requirePatience(String bucket) {
        Failures known = failures.get(bucket);
        if (known != null && known.untilNanos() - clock.nanoTime() > 0) {
            long seconds =
                    Duration.ofNanos(known.untilNanos() - clock.nanoTime()).toSeconds() + 1;
            throw new Refusal(429, "Too many wrong passwords; try again in " + seconds + " seconds.");
        }
    }

    private synchronized void failed(String bucket) {
        int count =
                Optional.ofNullable(failures.get(bucket)).map(Failures::count).orElse(0) + 1;
        int doublings = Math.min(count - FREE_TRIES, 20);
        Duration wait = count < FREE_TRIES ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << doublings);
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        failures.put(bucket, new Failures(count, clock.nanoTime() + bounded.toNanos()));
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
    private static String digest(String secret) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
