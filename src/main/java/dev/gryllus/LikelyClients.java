package dev.gryllus;

import dev.gryllus.http.Warmup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Guesses from the text of scripts, long before they are compiled, which clients their users will have. A wrong guess
/// makes the first requests slower, and nothing else.
final class LikelyClients {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    private static final Pattern FAST = Pattern.compile("\\bFastHttpUser\\b");

    /// By name, or as a block that names no other kind.
    private static final Pattern HTTP = Pattern.compile("\\bHttpUser\\b|\\buser\\s*\\(\\s*(['\"])[^'\"]*\\1\\s*\\)");

    private LikelyClients() {}

    /// @return at least one; that of `HttpUser` where the scripts name none
    static Set<Warmup.Client> of(List<Path> locustfiles) {
        Set<Warmup.Client> clients = EnumSet.noneOf(Warmup.Client.class);
        for (Path file : locustfiles) {
            String text = text(file);
            if (HTTP.matcher(text).find()) {
                clients.add(Warmup.Client.HTTP);
            }
            if (FAST.matcher(text).find()) {
                clients.add(Warmup.Client.FAST);
            }
        }
        return clients.isEmpty() ? EnumSet.of(Warmup.Client.HTTP) : clients;
    }

    /// Whoever loads the script says what is wrong with the file.
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            LOG.debug("a locustfile cannot be read", e);
            return "";
        }
    }
}
