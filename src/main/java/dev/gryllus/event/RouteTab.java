package dev.gryllus.event;

/// A tab of the page that shows what a route answers.
///
/// @param path of the route
public record RouteTab(String title, String path) {}
