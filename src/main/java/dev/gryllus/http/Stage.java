package dev.gryllus.http;

/// How far an exchange had come; what a failure means depends on it.
enum Stage {
    RESOLVING,
    CONNECTING,
    SECURING,
    SENDING,
    READING
}
