package dev.gryllus.web;

/// A tab of the page that shows what a script answers.
///
/// @param path where it answers, below the base path
public record ScriptTab(String title, String path) {}
