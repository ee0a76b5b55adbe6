package dev.gryllus.wire;

import java.net.ProtocolException;

/// What came is not HTTP/1.1, or not a whole response. Its message groups well: it says nothing that differs from one
/// such response to the next.
public final class WireException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }

    static WireException endedEarly() {
        return new WireException("The server closed the connection before the response was complete");
    }

    static WireException noResponse() {
        return new WireException("The server closed the connection without a response");
    }

    static WireException notHttp() {
        return new WireException("The server sent something that is not HTTP");
    }

    static WireException brokenHeader() {
        return new WireException("The response has a broken header");
    }

    static WireException brokenChunks() {
        return new WireException("The response has broken chunks");
    }

    public static WireException noLength() {
        return new WireException("The response has a Content-Length that is no length");
    }

    public static WireException moreThanDeclared() {
        return new WireException("The server sent more than the response it declared");
    }

    /// @param most bytes that are kept
    public static WireException tooLarge(int most) {
        return new WireException(
                "The response is larger than " + (most >> 20) + " MB, which only stream: true can take");
    }
}
