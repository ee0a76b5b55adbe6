package dev.gryllus.stats;

/// How many distinct rows a run may have, so that memory depends neither on the number of requests nor on what a
/// script puts into names and messages. What comes after is counted in one row named [#OTHER].
///
/// An entry takes about 190 KB for each kind of times it holds: successes, failures, and each of them from the
/// intended start. A thousand entries of successes alone are 190 MB.
///
/// @param entries distinct (method, name)
/// @param failures distinct (method, name, reason)
/// @param exceptions distinct exceptions of the script
public record Limits(int entries, int failures, int exceptions) {
    public static final Limits DEFAULT = new Limits(1_000, 1_000, 500);
    public static final String OTHER = "(other)";

    public Limits {
        if (entries < 1 || failures < 1 || exceptions < 1) {
            throw new IllegalArgumentException(
                    "limits are at least 1, not " + entries + ", " + failures + ", " + exceptions);
        }
    }
}
