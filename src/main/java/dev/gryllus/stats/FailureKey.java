package dev.gryllus.stats;

import java.util.regex.Pattern;

/// What failures are grouped by: the entry and the reason, with whatever differs from one object to the next
/// masked.
public record FailureKey(EntryKey entry, String reason) implements Comparable<FailureKey> {
    static final int LONGEST_REASON = 1_000;

    /// The identity hash in Java's default `toString`, such as `Order@1b2c3d4f`.
    private static final Pattern IDENTITY_HASH = Pattern.compile("(?<=[\\w$\\]])@[0-9a-f]{5,8}\\b");

    static FailureKey of(EntryKey entry, String reason) {
        String cut = Cut.to(LONGEST_REASON, reason);
        String masked = cut.indexOf('@') < 0 ? cut : IDENTITY_HASH.matcher(cut).replaceAll("@…");
        return new FailureKey(entry, masked);
    }

    @Override
    public int compareTo(FailureKey other) {
        int byEntry = entry.compareTo(other.entry);
        return byEntry != 0 ? byEntry : reason.compareTo(other.reason);
    }
}
