package dev.gryllus.http;

/// A script's judgement of a response: `client.get('/') { response -> … }`. It may call [Response#failure] and
/// [Response#success]; the last call wins.
@FunctionalInterface
public interface ResponseCheck {
    /// @throws Exception anything: the request counts as failed, and the exception leaves the call
    void check(Response response) throws Exception;
}
