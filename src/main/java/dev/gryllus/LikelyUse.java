package dev.gryllus;

import dev.gryllus.http.Warmup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Guesses from the text of scripts, long before they are compiled, which clients their users will have, and whether
/// they speak JSON. A wrong guess makes the first requests slower, and nothing else.
final class LikelyUse {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    private static final Pattern FAST = Pattern.compile("\\bFastHttpUser\\b");

    /// By name, or as a block that names no other kind.
    private static final Pattern HTTP = Pattern.compile("\\bHttpUser\\b|\\buser\\s*\\(\\s*(['\"])[^'\"]*\\1\\s*\\)");

    /// As an argument, of a response, by a word that is made for it, or perhaps in a helper.
    private static final Pattern JSON = Pattern.compile("\\bjson|\\brest_?\\b|\\bjs\\b|\\bimport\\b");

    private LikelyUse() {}

    /// @return at least one client; that of `HttpUser` where the scripts name none
    static Warmup.Use of(List<Path> locustfiles) {
        SequencedSet<Warmup.Client> clients = new LinkedHashSet<>();
        boolean json = false;
        for (Path file : locustfiles) {
            String text = text(file);
            if (HTTP.matcher(text).find()) {
                clients.add(Warmup.Client.HTTP);
            }
            if (FAST.matcher(text).find()) {
                clients.add(Warmup.Client.FAST);
            }
            json |= JSON.matcher(text).find();
        }
        if (clients.isEmpty()) {
            clients.add(Warmup.Client.HTTP);
        }
        return new Warmup.Use(clients, json);
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
