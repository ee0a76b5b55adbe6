package dev.gryllus.http;

/// The way to the network: sends one request and reads the whole response. It follows no redirect, keeps no
/// cookie and decodes nothing; that is done once, above, for every transport.
///
/// One per session, used by its user's thread only. It never sends a request twice that a server took any of.
interface Transport extends AutoCloseable {
    /// Does what takes long the first time only, such as reading certificates: called before the clock of the
    /// request starts.
    void prepare(TransportRequest request);

    /// @throws TransportException if there is no whole response
    /// @throws InterruptedException if the thread was interrupted; unlike usual, its interrupt flag stays set,
    ///     so that a script that swallows the exception is stopped again at its next request
    TransportResponse exchange(TransportRequest request) throws TransportException, InterruptedException;

    /// Whether it has let others run in exchanges since this was asked before.
    default boolean gaveWay() {
        return false;
    }

    /// Closes this session's connections.
    @Override
    void close();
}
