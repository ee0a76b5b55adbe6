package dev.gryllus.cli;

import java.util.List;

/// What one source says about one setting, not yet understood.
///
/// `origin` opens every complaint about it and says where to look (`locust.conf:3: `); it is empty for the command
/// line, which the operator has before his eyes.
sealed interface Value {

    String origin();

    record Text(String text, String origin) implements Value {}

    record Items(List<String> items, String origin) implements Value {}
}
