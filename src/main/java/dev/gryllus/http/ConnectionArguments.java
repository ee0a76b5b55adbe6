package dev.gryllus.http;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What scripts say about connections, of one call or of a session: `timeout`, `verify`, `cert`, `proxies`, `http2`.
///
/// Everything here throws [IllegalArgumentException], which names the argument, if it cannot be used.
final class ConnectionArguments {
    private static final CertificateFiles FILES = new CertificateFiles();

    private ConnectionArguments() {}

    /// The session's settings, with what the call says laid over them.
    static ConnectionSettings of(ConnectionSettings session, Map<String, ?> call) {
        ConnectionSettings settings = session;
        for (Map.Entry<String, ?> argument : call.entrySet()) {
            Object value = argument.getValue();
            if (value != null) {
                settings = switch (argument.getKey()) {
                    case "timeout" -> settings.with(timeouts(value));
                    case "verify" -> settings.with(settings.tls().with(trust(value)));
                    case "cert" -> settings.with(settings.tls().with(Optional.of(certificate(value))));
                    case "proxies" -> settings.with(proxies(value));
                    case "http2" -> settings.with(http2(value));
                    default -> settings;
                };
            }
        }
        return settings;
    }

    /// @param timeout seconds, or `[connect, read]`
    static Timeouts timeouts(Object timeout) {
        if (timeout instanceof List<?> pair && pair.size() == 2) {
            return new Timeouts(seconds("timeout", pair.get(0)), seconds("timeout", pair.get(1)));
        }
        Duration both = seconds("timeout", timeout);
        return new Timeouts(both, both);
    }

    /// @param value null for no limit
    static Duration seconds(String argument, Object value) {
        if (value == null) {
            return Duration.ZERO;
        }
        if (value instanceof Number seconds && seconds.doubleValue() > 0) {
            return Duration.ofNanos((long) (seconds.doubleValue() * 1e9));
        }
        String wanted = argument.equals("timeout") ? "more than 0 seconds, or [connect, read]" : "more than 0 seconds";
        throw RequestArguments.wrong(argument, wanted, value);
    }

    static Trust trust(Object verify) {
        return switch (verify) {
            case Boolean checked -> checked ? new Trust.System() : new Trust.Anyone();
            case CharSequence _, File _, Path _ -> FILES.authorities(path(verify));
            default -> throw RequestArguments.wrong("verify", "true, false, or a file of certificates", verify);
        };
    }

    static ClientCertificate certificate(Object cert) {
        return switch (cert) {
            case CharSequence _, File _, Path _ -> FILES.certificate(path(cert), Optional.empty(), Optional.empty());
            case List<?> pair
            when pair.size() == 2 && isPath(pair.get(0)) && isPath(pair.get(1)) ->
                FILES.certificate(path(pair.get(0)), Optional.of(path(pair.get(1))), Optional.empty());
            case Map<?, ?> parts
            when isPath(parts.get("file")) ->
                FILES.certificate(
                        path(parts.get("file")),
                        Optional.ofNullable(parts.get("key")).map(ConnectionArguments::path),
                        Optional.ofNullable(parts.get("password")).map(Object::toString));
            default ->
                throw new IllegalArgumentException("cert: must be a file, [certificate file, key file],"
                        + " or [file: …, key: …, password: …]"); // the value may hold a password
        };
    }

    static Proxies proxies(Object proxies) {
        if (proxies instanceof Map<?, ?> map) {
            return Proxies.of(map);
        }
        throw RequestArguments.wrong("proxies", "a map such as [http: 'http://localhost:3128']", proxies);
    }

    static Http2 http2(Object value) {
        if (value instanceof Boolean wanted) {
            return wanted ? Http2.WITHOUT_TLS_TOO : Http2.NEVER;
        }
        throw RequestArguments.wrong("http2", "true or false", value);
    }

    private static boolean isPath(Object value) {
        return value instanceof CharSequence || value instanceof File || value instanceof Path;
    }

    private static Path path(Object value) {
        return Path.of(value.toString());
    }
}
