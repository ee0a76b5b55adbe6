package dev.gryllus.output;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The terminal behind stdin. Its mode is changed by the program `stty`, which every system with terminals has and
/// which can print all of a mode to have it back later. JLine would run it too, but knows terminals of output only.
final class StdinTerminal implements KeyTerminal {
    /// `stty` hears CTRL+C too, and who presses it twice may press it more often.
    private static final int TRIES = 5;

    private final InputStream stdin;
    private final Optional<ForegroundGroup> foreground = ForegroundGroup.ofStdin();

    /// What the terminal was like when it was first taken, in a form that `stty` understands.
    private Optional<String> before = Optional.empty();

    StdinTerminal(InputStream stdin) {
        this.stdin = stdin;
    }

    @Override
    public boolean isOurs() {
        return foreground.isPresent() && foreground.get().isOurs();
    }

    @Override
    public void enterKeyMode() throws IOException {
        if (before.isEmpty()) {
            before = Optional.of(stty("-g"));
        }
        stty("-icanon", "-echo", "min", "1", "time", "0");
    }

    @Override
    public void restore() throws IOException {
        if (before.isEmpty()) {
            return;
        }
        for (int left = TRIES; ; left--) {
            try {
                stty(before.get());
                return;
            } catch (IOException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    @Override
    public String typed() throws IOException {
        return new String(stdin.readNBytes(stdin.available()), StandardCharsets.UTF_8);
    }

    /// @return what it printed
    private static String stty(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst("stty");
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.INHERIT)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exitCode = process.onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exitCode + ": " + output);
        }
        return output;
    }
}
