package dev.gryllus.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Understands the command line of `gryllus ctl`. No other source counts.
record OrderReader(Settings settings) {
    private static final String EXPECTED = "expected one of: status, users <int>, pause, resume, stop, reset, reload";

    OrderReader(Map<Declaration, Value> given) {
        this(new Settings());
        settings.add(given);
    }

    Invocation.Control invocation() {
        String url = settings.name(Setting.URL).orElse(Setting.URL.fallback().orElseThrow());
        return new Invocation.Control(url, order(settings.words(Setting.ORDER)));
    }

    private Invocation.Order order(List<String> words) {
        int wanted = words.isEmpty() || !words.getFirst().equals("users") ? 1 : 2;
        if (words.size() != wanted) {
            throw new OptionException(EXPECTED + (words.isEmpty() ? "" : "; got " + String.join(" ", words)));
        }
        return switch (words.getFirst()) {
            case "status" -> new Invocation.Order.Status();
            case "users" -> users(words.getLast());
            case "pause" -> new Invocation.Order.Pause();
            case "resume" -> new Invocation.Order.Resume();
            case "stop" -> new Invocation.Order.Stop();
            case "reset" -> new Invocation.Order.Reset();
            case "reload" -> new Invocation.Order.Reload();
            case String other -> throw new OptionException(EXPECTED + "; got " + other);
        };
    }

    private Invocation.Order users(String number) {
        try {
            return new Invocation.Order.Users(
                    Numbers.whole(0, Integer.MAX_VALUE).apply(number),
                    settings.value(Setting.SPAWN_RATE, Numbers::positive)
                            .map(OptionalDouble::of)
                            .orElseGet(OptionalDouble::empty));
        } catch (IllegalArgumentException e) {
            throw new OptionException("users: " + e.getMessage());
        }
    }
}
