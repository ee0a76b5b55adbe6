package dev.gryllus.http;

/// How often one call goes over the wire at most.
///
/// @param redirects so many are followed
/// @param retries so often a request is sent again after it failed without a response; only if the script asks for it
record Limits(int redirects, int retries) {
    static final Limits DEFAULT = new Limits(30, 0);
}
