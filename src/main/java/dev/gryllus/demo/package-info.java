/// The built-in target: a small shop, on loopback only, in memory only, for first steps, examples and specs.
///
/// Read [DemoShop] first, then the `…Routes` classes: one class for each area of the shop, one line for each route.
/// Everything it serves is the same on every start: same items, same prices, same failures after the same number of
/// calls. Nothing grows without bound, however long a test runs against it. It may import nothing of ours; its
/// libraries are Javalin, with the Jetty below it, and Jackson.
package dev.gryllus.demo;
