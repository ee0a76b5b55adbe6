package dev.gryllus.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Looks up options by their long names without dashes, which may be shortened as long as they stay unambiguous.
final class OptionNames {
    private final List<Declaration> declarations;

    OptionNames(Stream<? extends Declaration> declarations) {
        this.declarations = declarations
                .filter(declaration -> declaration.kind() != Declaration.Kind.POSITIONAL)
                .map(Declaration.class::cast)
                .toList();
    }

    /// All options that `name` may mean: one if it is right, none if it is unknown, several if it is too short.
    List<Declaration> meaning(String name) {
        return declarations.stream()
                .filter(declaration -> declaration.key().equals(name))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> declarations.stream()
                        .filter(declaration -> declaration.key().startsWith(name))
                        .toList());
    }

    /// Those that lead somewhere: what error messages may propose.
    Collection<String> keys() {
        return present().map(Declaration::key).toList();
    }

    /// The same with dashes.
    Collection<String> options() {
        return present().map(Declaration::option).toList();
    }

    private Stream<Declaration> present() {
        return declarations.stream().filter(declaration -> !(declaration instanceof MissingOption));
    }
}
