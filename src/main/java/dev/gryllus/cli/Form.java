package dev.gryllus.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Options as the form of a web interface changes them. Fields have Locust's names; those that are not in the form
/// leave their option as it is, and so do names that mean nothing. Nothing here names a file: what a browser sends does
/// not choose where this machine writes.
///
/// | field                       | changes                                              | empty means            |
/// |-----------------------------|------------------------------------------------------|------------------------|
/// | `user_count`, `spawn_rate`  | how many users, at which pace                        | a mistake              |
/// | `user_classes_count`        | how many of each class; `Shopper=10`, once for each  | weights count again    |
/// | `run_time`, `stop_timeout`  | when the test ends, and how patiently                | no limit, no patience  |
/// | `host`                      | the host of all users                                | what the script says   |
/// | `user_classes`              | who takes part; once for each class                  | everybody              |
/// | `shape_class`               | the load shape by name, or `Default` for none        | what the script says   |
/// | `tags`, `exclude_tags`      | which tasks; separated by commas, or once for each   | all of them            |
/// | `profile`, `reset_stats`    | the label of the run; `true` or anything else        | no label; false        |
/// | an option of the script     | its value, unless the script keeps it from the web   | its default            |
public final class Form {
    /// The field that says how many users of each class are wanted. Their sum is their number in all; a number in
    /// all, or a load shape, makes it void.
    public static final String CLASS_COUNTS = "user_classes_count";

    private static final Set<String> VOIDS_CLASS_COUNTS = Set.of("user_count", "shape_class");

    private static final String RUN_TIME_FORMATS =
            "Valid run_time formats are : 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.";

    private final Options before;
    private final Map<String, List<String>> fields;

    private Form(Options before, Map<String, List<String>> fields) {
        this.before = before;
        this.fields = fields;
    }

    /// @throws OptionException if a value is none for its option
    public static Options applied(Options before, Map<String, List<String>> fields) {
        Form form = new Form(before, fields);
        return before.changed(form.load(), form.selection(), form.reports(), form.custom());
    }

    private Options.Load load() {
        Options.Load load = before.load();
        return new Options.Load(
                given("host")
                        .map(text -> text.replaceAll("[<>]", ""))
                        .map(Form::something)
                        .orElse(load.host()),
                users().orElse(load.users()),
                given("spawn_rate")
                        .map(text -> OptionalDouble.of(read("spawn_rate", text, Numbers::positive)))
                        .orElse(load.spawnRate()),
                given("run_time").map(Form::runTime).orElse(load.runTime()),
                given("stop_timeout")
                        .map(text -> text.isEmpty() ? Duration.ZERO : read("stop_timeout", text, TimeSpan::parse))
                        .orElse(load.stopTimeout()));
    }

    private Optional<OptionalInt> users() {
        ClassCounts counts = counts();
        return counts.isGiven()
                ? Optional.of(OptionalInt.of(counts.total()))
                : given("user_count")
                        .map(text -> OptionalInt.of(read("user_count", text, Numbers.whole(0, Integer.MAX_VALUE))));
    }

    private ClassCounts counts() {
        if (fields.containsKey(CLASS_COUNTS)) {
            try {
                return ClassCounts.read(fields.get(CLASS_COUNTS));
            } catch (IllegalArgumentException e) {
                throw new OptionException(CLASS_COUNTS + ": " + e.getMessage());
            }
        }
        return voidsClassCounts(fields) ? ClassCounts.NONE : before.selection().counts();
    }

    /// Whether these fields say how many users are wanted.
    public static boolean saysUsers(Set<String> fields) {
        return fields.contains("user_count") || fields.contains(CLASS_COUNTS);
    }

    /// Whether these fields leave nothing of numbers by class that were said before.
    public static boolean voidsClassCounts(Map<String, List<String>> fields) {
        return fields.keySet().stream().anyMatch(VOIDS_CLASS_COUNTS::contains);
    }

    private static Optional<Duration> runTime(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(TimeSpan.parse(text)).filter(Duration::isPositive);
        } catch (IllegalArgumentException e) {
            throw new OptionException(RUN_TIME_FORMATS);
        }
    }

    private Options.Selection selection() {
        Options.Selection selection = before.selection();
        return new Options.Selection(
                all("user_classes").orElse(selection.userClasses()),
                given("shape_class").map(Form::something).orElse(selection.shape()),
                tags("tags", selection.tags()),
                tags("exclude_tags", selection.excludeTags()),
                selection.userChanges(),
                selection.equalWeights(),
                counts());
    }

    private Set<String> tags(String name, Set<String> otherwise) {
        return all(name).<Set<String>>map(LinkedHashSet::new).orElse(otherwise);
    }

    private Options.Reports reports() {
        Options.Reports reports = before.reports();
        return new Options.Reports(
                reports.csvPrefix(),
                reports.csvFullHistory(),
                reports.printStats(),
                reports.onlySummary(),
                given("reset_stats").map("true"::equals).orElse(reports.resetStats()),
                reports.json(),
                reports.jsonFile(),
                reports.html(),
                reports.markdown(),
                reports.junit(),
                reports.baseline(),
                reports.otel(),
                given("profile").map(Form::something).orElse(reports.profile()));
    }

    private List<CustomValue> custom() {
        return before.custom().stream()
                .map(value -> value.option().inWebUi()
                                && fields.containsKey(value.option().destination())
                        ? changed(value)
                        : value)
                .toList();
    }

    private CustomValue changed(CustomValue old) {
        CustomOption option = old.option();
        String text = given(option.destination()).orElse("");
        if (text.isEmpty() && option.secret()) {
            return old; // it was not shown, so an empty field is no wish
        }
        Optional<Object> value = switch (option.form()) {
            case ONE_VALUE -> oneValue(option, text);
            case SEVERAL_VALUES ->
                Optional.of(all(option.destination()).orElse(List.of()).stream()
                        .map(item -> read(option.destination(), item, option::read))
                        .toList());
            case SETS_TRUE, SETS_FALSE -> Optional.of(text.equals("true"));
        };
        if (option.required() && value.filter(CustomValues::isSomething).isEmpty()) {
            throw new OptionException(option.destination() + ": a value is required");
        }
        return new CustomValue(option, value);
    }

    private static Optional<Object> oneValue(CustomOption option, String text) {
        try {
            return Optional.of(option.read(text));
        } catch (IllegalArgumentException e) {
            if (text.isEmpty()) {
                return option.fallback(); // numbers and choices have no empty value
            }
            throw new OptionException(option.destination() + ": " + e.getMessage());
        }
    }

    /// The last value of a field, for a browser sends a check box behind its hidden twin.
    private Optional<String> given(String name) {
        return Optional.ofNullable(fields.get(name))
                .map(values -> values.isEmpty() ? "" : values.getLast().strip());
    }

    private Optional<List<String>> all(String name) {
        return Optional.ofNullable(fields.get(name)).map(values -> {
            List<String> items = new ArrayList<>();
            for (String value : values) {
                Stream<String> parts = values.size() == 1 ? Stream.of(value.split(",")) : Stream.of(value);
                parts.map(String::strip).filter(part -> !part.isEmpty()).forEach(items::add);
            }
            return items;
        });
    }

    private static Optional<String> something(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static <T> T read(String name, String text, Function<String, T> format) {
        try {
            return format.apply(text);
        } catch (IllegalArgumentException e) {
            throw new OptionException(name + ": " + e.getMessage());
        }
    }
}
