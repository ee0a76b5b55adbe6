package dev.gryllus;

import dev.gryllus.cli.OptionException;
import java.util.OptionalInt;

/// `--debug-port`: a JVM gets its debugger when it is started, so the launcher opens the port. Here it is only checked
/// that it did.
final class DebugPort {
    private static final String OPENED = "gryllus.debug.port";

    private DebugPort() {}

    /// @throws OptionException if a debugger waits in vain
    static void check(OptionalInt port) {
        if (port.isPresent() && !String.valueOf(port.getAsInt()).equals(System.getProperty(OPENED))) {
            throw new OptionException("argument --debug-port: no debugger can attach. The launcher, gryllus, opens the"
                    + " port, and only for the option's full name; a JVM that is started in another way, by an IDE for"
                    + " example, has its debugger from there: leave the option out.");
        }
    }
}
