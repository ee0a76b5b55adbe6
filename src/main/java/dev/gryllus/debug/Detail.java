package dev.gryllus.debug;

/// How much is told of each request beside its line.
///
/// @param phases where its time went
/// @param headers those sent and those received, of each redirect too
/// @param bodies what was sent and received, as far as it is text, and its beginning if it is long
public record Detail(boolean phases, boolean headers, boolean bodies) {
    public static final Detail NONE = new Detail(false, false, false);
}
