/// The web interface: pages, Locust's paths, a JSON API, and a live feed, on one port.
///
/// Read first: [WebServer] (what is served), [ControlledTest] (what it shows and steers), [Gate] (who may do what).
/// May import `engine`, `metrics`, `output`, `digest` and `stats`. Javalin is loaded only where there is an interface.
/// What comes from outside is checked here, and is never code or markup.
package dev.gryllus.web;
