package dev.gryllus.cli;

import java.util.Optional;

/// What the operator chose for an option of the script; a list for one that takes several values.
///
/// @param value empty where neither the operator nor the script gives one
public record CustomValue(CustomOption option, Optional<Object> value) {
    private static final String MASK = "***";

    /// The value for eyes and files: a secret does not tell itself.
    public Optional<Object> shown() {
        return option.secret() ? value.map(_ -> MASK) : value;
    }
}
