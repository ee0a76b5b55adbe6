package dev.gryllus.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An option that a script declares for itself.
///
/// @param longName with its dashes: `--env`; not one of [CommandLineParser#takenNames]
/// @param shortName with its dash: `-e`; not a taken one either
/// @param destination under which name scripts read the value: `env`
/// @param type turns text into a value; rejects it by an [IllegalArgumentException] that says what is accepted
/// @param choices the only values accepted; empty if all are
/// @param fallback the value if no source has one
/// @param variable the name in the environment
/// @param secret whether the value must not be shown
/// @param required whether a run needs a value that is not empty
/// @param inWebUi whether a form may ask for it
public record CustomOption(
        String longName,
        Optional<String> shortName,
        String destination,
        Form form,
        Function<String, Object> type,
        List<Object> choices,
        Optional<Object> fallback,
        String help,
        Optional<String> variable,
        boolean secret,
        boolean required,
        boolean inWebUi)
        implements Declaration {

    /// What follows the name on the command line.
    public enum Form {
        ONE_VALUE,
        SEVERAL_VALUES,
        /// Nothing: the option being there means true.
        SETS_TRUE,
        /// Nothing: the option being there means false.
        SETS_FALSE
    }

    public CustomOption {
        choices = List.copyOf(choices);
    }

    @Override
    public String key() {
        return longName.substring("--".length());
    }

    @Override
    public Kind kind() {
        return switch (form) {
            case ONE_VALUE -> Kind.VALUE;
            case SEVERAL_VALUES -> Kind.WORDS;
            case SETS_TRUE, SETS_FALSE -> Kind.FLAG;
        };
    }

    @Override
    public HelpGroup group() {
        return HelpGroup.CUSTOM;
    }

    @Override
    public String placeholder() {
        if (kind() == Kind.FLAG) {
            return "";
        }
        return choices.isEmpty()
                ? "<" + destination + ">"
                : "{" + String.join(",", choices.stream().map(Object::toString).toList()) + "}";
    }

    @Override
    public Optional<String> shortOption() {
        return shortName;
    }

    @Override
    public boolean allowedInFiles() {
        return true;
    }

    /// The value that `text` stands for.
    ///
    /// @throws IllegalArgumentException if it is none, or not among the choices
    Object read(String text) {
        Object value = type.apply(text);
        if (!choices.isEmpty() && !choices.contains(value)) {
            throw new IllegalArgumentException("invalid choice: '" + text + "' (choose from "
                    + String.join(
                            ", ",
                            choices.stream().map(choice -> "'" + choice + "'").toList()) + ")");
        }
        return value;
    }
}
