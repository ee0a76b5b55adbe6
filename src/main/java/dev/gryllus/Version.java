package dev.gryllus;

import java.io.File;
import java.net.URL;
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
        File jar = new File(location());
        return jar.isFile() ? jar.length() + " " + jar.lastModified() : "";
    }

    /// Prepared classes do not know where they come from once the program was moved; then the class path, which is our
    /// jar alone, does.
    private static String location() {
        return Optional.ofNullable(
                        Version.class.getProtectionDomain().getCodeSource().getLocation())
                .map(URL::getPath)
                .orElseGet(() -> System.getProperty("java.class.path"));
    }

    static String line() {
        return "gryllus " + number() + " (Java " + Runtime.version().feature() + ", "
                + System.getProperty("java.vm.name") + ")";
    }
}
