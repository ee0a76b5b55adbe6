package dev.gryllus.http;

import java.util.concurrent.atomic.AtomicReferenceArray;
import okhttp3.HttpUrl;

/// Addresses that were taken apart before: scripts ask for the same ones again and again, and OkHttp takes microseconds
/// for each.
///
/// Shared by all users; safe for any number of threads, without a lock. An address has one place, and a newer one takes
/// it over: so memory is bounded, whatever a script puts into its addresses.
final class KnownUrls {
    private static final int PLACES = 4096;

    /// A longer one is not worth its memory.
    private static final int LONGEST = 500;

    private static final AtomicReferenceArray<Known> KNOWN = new AtomicReferenceArray<>(PLACES);

    private record Known(String text, HttpUrl url) {}

    private KnownUrls() {}

    /// @throws IllegalArgumentException if it is not the address of anything
    static HttpUrl parse(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        Known known = KNOWN.getAcquire(place);
        if (known != null && known.text.equals(text)) {
            return known.url;
        }
        HttpUrl url = HttpUrl.get(text);
        if (text.length() <= LONGEST) {
            KNOWN.setRelease(place, new Known(text, url));
        }
        return url;
    }
}
