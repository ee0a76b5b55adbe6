package dev.gryllus.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/// All options that count for one command line: the program's, the script's, and those that are known without being
/// there.
///
/// @param custom what the script declares; empty as long as it is not read
/// @param unknown what becomes of words and keys that are no option
record Vocabulary(Command command, List<CustomOption> custom, Unknown unknown) {

    /// Before the script is read, an unknown option may be one of the script's.
    enum Unknown {
        IGNORED,
        REFUSED
    }

    Vocabulary {
        custom = List.copyOf(custom);
    }

    /// In the order of the help text.
    List<Declaration> onCommandLine() {
        return joined(command.settings().stream()).toList();
    }

    /// Files speak to all commands, so an option of another command is no mistake in them.
    OptionNames inFiles() {
        return new OptionNames(joined(EnumSet.allOf(Setting.class).stream()).filter(Declaration::allowedInFiles));
    }

    boolean ignoresUnknown() {
        return unknown == Unknown.IGNORED;
    }

    private Stream<Declaration> joined(Stream<Setting> settings) {
        return Stream.of(settings, custom.stream(), Stream.of(MissingOption.values()))
                .flatMap(declarations -> declarations);
    }
}
