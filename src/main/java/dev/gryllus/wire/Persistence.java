package dev.gryllus.wire;

import java.util.List;

/// Whether a connection outlives a response (RFC 9112 9.3).
public final class Persistence {
    private Persistence() {}

    /// @param version of the response, as in its first line
    /// @param connection the values of `Connection`, each of which may be a list
    public static boolean isOffered(String version, List<String> connection) {
        return version.equals(HeadParser.HTTP_1_1) ? !lists(connection, "close") : lists(connection, "keep-alive");
    }

    private static boolean lists(List<String> values, String option) {
        for (String value : values) {
            for (String one : value.split(",")) {
                if (one.strip().equalsIgnoreCase(option)) {
                    return true;
                }
            }
        }
        return false;
    }
}
