package dev.gryllus.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the operator asked for, as `environment` shows it.
///
/// @param parsedOptions what scripts know as `environment.parsed_options`
/// @param host the one that wins over those of the script
/// @param userClasses names of the types that take part
/// @param shape the name of the load shape, if there is one
/// @param locustfiles absolute paths
public record RunDescription(
        Optional<Object> parsedOptions,
        Optional<String> host,
        Duration stopTimeout,
        Set<String> tags,
        Set<String> excludeTags,
        List<String> userClasses,
        Optional<String> shape,
        List<String> locustfiles,
        boolean resetStats) {}
