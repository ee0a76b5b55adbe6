package dev.gryllus.wire;

/// The head that was read last. One that comes again, to the byte, is not taken apart again: a server that is asked the
/// same says the same until its `Date` is another.
final class RecentHead {
    /// What is larger is not kept, for memory's sake.
    private static final int MOST = 1024;

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private ResponseHead head;

    /// Whether it is what comes next. As a head ends with its first empty line, what begins with the same bytes is the
    /// same head.
    boolean isNextIn(WireInput in) {
        return bytes.length > 0 && in.startsWith(bytes);
    }

    /// Only if it is next.
    ResponseHead take(WireInput in) {
        in.skip(bytes.length);
        return head;
    }

    /// What was folded is kept unfolded, which reads the same, and is known only if it comes so.
    ///
    /// @param whole to the empty line, this included; the caller's no longer
    /// @throws WireException if it is none
    ResponseHead remember(byte[] whole) throws WireException {
        ResponseHead parsed = HeadParser.parse(whole);
        if (whole.length <= MOST) {
            bytes = whole;
            head = parsed;
        }
        return parsed;
    }
}
