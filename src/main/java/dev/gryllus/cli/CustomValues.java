package dev.gryllus.cli;

import java.util.List;
import java.util.Optional;

/// Understands the values of the options that a script declares.
record CustomValues(Settings settings) {

    List<CustomValue> of(List<CustomOption> options) {
        return options.stream()
                .map(option -> new CustomValue(option, value(option)))
                .toList();
    }

    private Optional<Object> value(CustomOption option) {
        Optional<Object> value = given(option).or(() -> fallback(option));
        if (option.required() && value.filter(CustomValues::isSomething).isEmpty()) {
            throw new OptionException("the following arguments are required: " + option.option());
        }
        return value;
    }

    private Optional<Object> given(CustomOption option) {
        return switch (option.form()) {
            case ONE_VALUE -> settings.value(option, option::read);
            case SEVERAL_VALUES ->
                settings.has(option)
                        ? Optional.of(settings.values(option, settings.words(option), option::read))
                        : Optional.empty();
            case SETS_TRUE -> settings.flag(option) ? Optional.of(true) : Optional.empty();
            case SETS_FALSE -> settings.flag(option) ? Optional.of(false) : Optional.empty();
        };
    }

    /// A flag that nobody sets has the opposite value.
    private static Optional<Object> fallback(CustomOption option) {
        return switch (option.form()) {
            case ONE_VALUE, SEVERAL_VALUES -> option.fallback();
            case SETS_TRUE -> option.fallback().or(() -> Optional.of(false));
            case SETS_FALSE -> option.fallback().or(() -> Optional.of(true));
        };
    }

    static boolean isSomething(Object value) {
        return !value.equals("") && !value.equals(List.of());
    }
}
