package dev.gryllus.web;

import dev.gryllus.stats.StatsSnapshot;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Files to be saved, under Locust's names: `Locust_2026-01-31-12h00_locustfile.groovy_requests.csv`.
record Downloads(ZoneId zone) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH'h'mm", Locale.ROOT);

    void csv(Context request, String text, String suffix, Optional<StatsSnapshot> total, Description test) {
        name(request, suffix, total, test);
        request.result(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Which may be larger than the memory.
    void file(Context request, Path file, String suffix, Optional<StatsSnapshot> total, Description test) {
        name(request, suffix, total, test);
        try {
            request.result(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The report.
    void page(Context request, Optional<StatsSnapshot> total, Description test) {
        attach(request, name(total, test) + ".html");
    }

    private void name(Context request, String suffix, Optional<StatsSnapshot> total, Description test) {
        attach(request.contentType("text/csv; charset=utf-8"), name(total, test) + "_" + suffix + ".csv");
    }

    private static void attach(Context request, String name) {
        request.header("Content-Disposition", "attachment;filename=" + name);
    }

    private String name(Optional<StatsSnapshot> total, Description test) {
        Instant startedAt = total.map(StatsSnapshot::startedAt).orElse(Instant.EPOCH);
        String host = test.host().isEmpty() ? "" : "_" + test.host();
        return plain("Locust_" + STAMP.format(startedAt.atZone(zone)) + "_" + test.locustfile() + host);
    }

    /// A host has characters that a file's name, or a header, must not have.
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "_");
    }
}
