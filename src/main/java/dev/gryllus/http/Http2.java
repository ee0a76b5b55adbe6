package dev.gryllus.http;

import java.util.List;
import okhttp3.Protocol;

/// Whether HTTP/2 is spoken.
enum Http2 {
    /// With TLS, if the server offers it.
    WHERE_OFFERED,
    /// Without TLS too, where it cannot be offered: the server must know it (RFC 9113 3.3).
    WITHOUT_TLS_TOO,
    NEVER;

    private static final List<Protocol> BOTH = List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
    private static final List<Protocol> UNASKED = List.of(Protocol.H2_PRIOR_KNOWLEDGE);
    private static final List<Protocol> OLD = List.of(Protocol.HTTP_1_1);

    List<Protocol> protocols(boolean https) {
        return switch (this) {
            case WHERE_OFFERED -> BOTH;
            case WITHOUT_TLS_TOO -> https ? BOTH : UNASKED;
            case NEVER -> OLD;
        };
    }
}
