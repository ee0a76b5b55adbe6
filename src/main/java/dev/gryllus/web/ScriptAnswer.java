package dev.gryllus.web;

import java.util.Optional;

/// What a script answers to a request.
///
/// @param type the content type; without it, a text is plain
/// @param body a text as it is, or a value to be told as JSON
public record ScriptAnswer(int status, Optional<String> type, Object body) {}
