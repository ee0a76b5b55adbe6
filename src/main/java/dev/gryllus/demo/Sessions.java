package dev.gryllus.demo;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// Who is logged in, by token, each with a cart. At most a fixed number: one more, and the one opened first is
/// gone. Any thread may call; one lock, held for one look at the map.
final class Sessions {

    /// Above the users of any demo, each with one session.
    static final int DEFAULT_CAPACITY = 50_000;

    private final int capacity;
    private final SequencedMap<String, Cart> carts = new LinkedHashMap<>();

    /// @param capacity at least 1
    Sessions(int capacity) {
        this.capacity = capacity;
    }

    /// Logs in and returns the token, which cannot be guessed.
    String open() {
        var token = UUID.randomUUID().toString();
        synchronized (carts) {
            carts.put(token, new Cart());
            if (carts.size() > capacity) {
                carts.pollFirstEntry();
            }
        }
        return token;
    }

    /// The cart of that session, or nothing if there is no such session, or no longer.
    Optional<Cart> cart(String token) {
        synchronized (carts) {
            return Optional.ofNullable(carts.get(token));
        }
    }

    /// Logs out; a token that is not known is none of our business.
    void close(String token) {
        synchronized (carts) {
            carts.remove(token);
        }
    }
}
