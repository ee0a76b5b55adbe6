package dev.gryllus.http;

/// A response of a [FastHttpUser] whose status says that it failed. Named as in Locust, whose failure texts contain
/// it.
public final class LocustBadStatusCode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /// To be thrown into a script.
    LocustBadStatusCode(int code, String url) {
        super(message(code, url));
        this.code = code;
    }

    private LocustBadStatusCode(String message, int code) {
        super(message, null, false, false);
        this.code = code;
    }

    /// To be told to listeners: without a stack trace.
    static LocustBadStatusCode untraced(int code, String url) {
        return new LocustBadStatusCode(message(code, url), code);
    }

    public int getCode() {
        return code;
    }

    private static String message(int code, String url) {
        return "URL " + url + ": code=" + code;
    }

    /// The text under which the failure is counted: it groups, whatever the address.
    @Override
    public String toString() {
        return "LocustBadStatusCode(code=" + code + ")";
    }
}
