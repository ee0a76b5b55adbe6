package dev.gryllus.script;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An option that a script declared by `add_argument`, checked.
///
/// @param longName with its dashes: `--env`
/// @param shortName with its dash: `-e`
/// @param destination under which name the value is read: `env`
/// @param type turns text into a value; rejects it by an [IllegalArgumentException] that says why
/// @param choices the only values accepted; empty if all are
/// @param variable of the environment
/// @param secret whether the value must not be shown
/// @param required whether a run needs a value
/// @param inWebUi whether a form may ask for it
public record ScriptArgument(
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
        boolean inWebUi) {

    /// What follows the name on the command line.
    public enum Form {
        ONE_VALUE,
        SEVERAL_VALUES,
        SETS_TRUE,
        SETS_FALSE
    }

    public ScriptArgument {
        choices = List.copyOf(choices);
    }
}
