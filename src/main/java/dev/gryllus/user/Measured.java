package dev.gryllus.user;

/// A blocking call that is timed and reported as one request: the block behind `measure(type, name)`.
@FunctionalInterface
public interface Measured<T> {
    /// @param measurement to say more about the request than how long it took
    T run(Measurement measurement) throws Exception;
}
