package dev.gryllus.script;

import dev.gryllus.engine.PlanException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;

/// A locustfile from the web: fetched once, kept in a folder of its own below the temporary ones, and deleted when the
/// program ends.
final class LocustfileDownload {
    private static final Pattern ADDRESS = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LARGEST = 10_000_000;

    /// So much of an answer that is no script is shown.
    private static final int QUOTED = 100;

    private final String address;

    private LocustfileDownload(String address) {
        this.address = address;
    }

    static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }

    /// @throws PlanException if it cannot be had, or is no Groovy
    static Path fetch(String address) {
        return new LocustfileDownload(address).stored();
    }

    private Path stored() {
        String text = fetched();
        try {
            Path folder = Files.createTempDirectory("gryllus-locustfile");
            folder.toFile().deleteOnExit();
            Path file = Files.writeString(folder.resolve(fileName()), text);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The last segment of the address, with nothing in it that could lead elsewhere.
    private String fileName() {
        String path = address.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^\\w.-]", "_");
        String stem = name.endsWith(LocustfilePaths.SUFFIX)
                ? name.substring(0, name.length() - LocustfilePaths.SUFFIX.length())
                : name;
        return (stem.isBlank() ? "locustfile" : stem) + LocustfilePaths.SUFFIX;
    }

    private String fetched() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(LONGEST)
                .build();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            var body = BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST);
            return checked(client.sendAsync(request, body).get(LONGEST.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw failed(e.getCause().toString());
        } catch (TimeoutException e) {
            throw failed("it took longer than " + LONGEST.toSeconds() + " seconds");
        } catch (IllegalArgumentException e) {
            throw failed(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        } finally {
            client.shutdownNow();
        }
    }

    private String checked(HttpResponse<String> response) {
        String text = response.body();
        if (response.statusCode() != 200) {
            throw failed("The server answered with status " + response.statusCode() + ": " + beginning(text));
        }
        try {
            CompilationUnit unit = new CompilationUnit();
            unit.addSource(fileName(), text);
            unit.compile(Phases.CONVERSION);
            return text;
        } catch (CompilationFailedException e) {
            throw failed("The answer is not a valid Groovy script: " + beginning(text));
        }
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(QUOTED, text.length()));
    }

    private PlanException failed(String reason) {
        return new PlanException("Failed to get locustfile from: " + address + ". " + reason);
    }
}
