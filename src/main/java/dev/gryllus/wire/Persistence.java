package dev.gryllus.wire;

import java.util.List;

/// Whether a connection outlives an exchange (RFC 9112 9.3).
public final class Persistence {
    /// From it on the connection speaks something else.
    static final int SWITCHING_PROTOCOLS = 101;

    private Persistence() {}

    /// What a response with this status says of it.
    ///
    /// @param version as in the first line of the response
    /// @param connection the values of `Connection`, each of which may be a list
    public static boolean isOffered(int status, String version, List<String> connection) {
        return status != SWITCHING_PROTOCOLS && isOffered(version, connection);
    }

    /// What any message says of it.
    ///
    /// @param version as in the first line of the message
    /// @param connection the values of `Connection`, each of which may be a list
    public static boolean isOffered(String version, List<String> connection) {
        return version.equals(HeadParser.HTTP_1_1) ? !lists(connection, "close") : lists(connection, "keep-alive");
    }

    private static boolean lists(List<String> values, String option) {
        for (String value : values) {
            for (String one : ListedValues.of(value)) {
                if (one.equalsIgnoreCase(option)) {
                    return true;
                }
            }
        }
        return false;
    }
}
