package dev.gryllus;

import java.io.File;
import java.util.Optional;

/// Which Gryllus this is.
final class Version {
    private Version() {}

    /// From the manifest of our jar; `dev` where there is none.
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /// Tells this build from all others; empty where there is no jar.
    static String build() {
        File jar = new File(Version.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return jar.isFile() ? jar.length() + " " + jar.lastModified() : "";
    }

    static String line() {
        return "gryllus " + number() + " (Java " + Runtime.version().feature() + ", "
                + System.getProperty("java.vm.name") + ")";
    }
}
