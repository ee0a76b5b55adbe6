package dev.gryllus;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;

/// This machine's name, as lines of the log and the names of clients carry it.
final class HostName {
    private static final String UNKNOWN = "localhost";

    private HostName() {}

    /// As the launcher tells it. To ask the JVM takes long, as it looks through all libraries for a resolver, and may
    /// ask the network: only for who starts without a launcher.
    static String current() {
        return of(Optional.ofNullable(System.getProperty("gryllus.host")), HostName::resolved);
    }

    /// The name cut at its first dot, with what does not belong into a name made harmless.
    static String of(Optional<String> told, Supplier<String> resolved) {
        String name = told.map(String::strip).filter(known -> !known.isEmpty()).orElseGet(resolved);
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        return first.isEmpty() ? UNKNOWN : first.replaceAll("[^\\w-]", "_");
    }

    private static String resolved() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return UNKNOWN; // a machine that does not know its own name
        }
    }
}
