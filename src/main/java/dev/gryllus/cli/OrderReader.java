package dev.gryllus.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Understands the command line of `gryllus ctl`. No other source counts.
record OrderReader(Settings settings) {
    private static final String EXPECTED =
            "expected one of: status, users <int>, users <class>=<int> ..., pause, resume, stop, reset, reload";

    OrderReader(Map<Declaration, Value> given) {
        this(new Settings());
        settings.add(given);
    }

    Invocation.Control invocation() {
        String url = settings.name(Setting.URL).orElse(Setting.URL.fallback().orElseThrow());
        return new Invocation.Control(url, order(settings.words(Setting.ORDER)));
    }

    private Invocation.Order order(List<String> words) {
        boolean ofUsers = !words.isEmpty() && words.getFirst().equals("users");
        if (ofUsers ? words.size() < 2 : words.size() != 1) {
            throw new OptionException(EXPECTED + (words.isEmpty() ? "" : "; got " + String.join(" ", words)));
        }
        return switch (words.getFirst()) {
            case "status" -> new Invocation.Order.Status();
            case "users" -> users(words.subList(1, words.size()));
            case "pause" -> new Invocation.Order.Pause();
            case "resume" -> new Invocation.Order.Resume();
            case "stop" -> new Invocation.Order.Stop();
            case "reset" -> new Invocation.Order.Reset();
            case "reload" -> new Invocation.Order.Reload();
            case String other -> throw new OptionException(EXPECTED + "; got " + other);
        };
    }

    private Invocation.Order users(List<String> numbers) {
        OptionalDouble spawnRate = settings.value(Setting.SPAWN_RATE, Numbers::positive)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
        boolean inAll = numbers.size() == 1 && numbers.getFirst().indexOf('=') < 0;
        try {
            return inAll
                    ? new Invocation.Order.Users(
                            Numbers.whole(0, Integer.MAX_VALUE).apply(numbers.getFirst()), spawnRate)
                    : new Invocation.Order.UsersOfClasses(ClassCounts.read(numbers), spawnRate);
        } catch (IllegalArgumentException e) {
            throw new OptionException("users: " + e.getMessage());
        }
    }
}
