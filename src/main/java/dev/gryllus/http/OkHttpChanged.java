package dev.gryllus.http;

import okhttp3.OkHttp;

/// This version of OkHttp is built otherwise than the code here relies on. Thrown, and not counted as a failure of
/// the server: whoever raised the version has to mend it.
final class OkHttpChanged extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /// @param what moved, as a sentence without a full stop
    OkHttpChanged(String what) {
        super("OkHttp " + OkHttp.VERSION + " does not fit: " + what);
    }

    OkHttpChanged(String what, Throwable cause) {
        this(what);
        initCause(cause);
    }
}
