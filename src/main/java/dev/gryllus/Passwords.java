package dev.gryllus;

import dev.gryllus.engine.PlanException;
import dev.gryllus.web.PasswordHash;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `gryllus hash-password`: asks for a password, on a terminal without showing it, and makes of it what may be kept.
final class Passwords {
    private Passwords() {}

    static String hashed() {
        char[] password = Boolean.getBoolean("gryllus.keyboard")
                ? Optional.ofNullable(System.console()).map(Passwords::asked).orElseGet(Passwords::read)
                : read();
        if (password.length == 0) {
            throw new PlanException("An empty password lets everybody in.");
        }
        return PasswordHash.of(password).text();
    }

    private static char[] asked(Console console) {
        return Optional.ofNullable(console.readPassword("Password: ")).orElse(new char[0]);
    }

    private static char[] read() {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine()).orElse("").toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
