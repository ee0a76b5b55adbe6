package dev.gryllus;

import java.util.Optional;

/// Which Gryllus this is.
final class Version {
    private Version() {}

    /// From the manifest of our jar; `dev` where there is none.
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    static String line() {
        return "gryllus " + number() + " (Java " + Runtime.version().feature() + ", "
                + System.getProperty("java.vm.name") + ")";
    }
}
