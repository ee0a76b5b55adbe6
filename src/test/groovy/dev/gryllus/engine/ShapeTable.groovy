package dev.gryllus.engine

import java.time.Duration

/** Reads a load shape as a table. */
class ShapeTable {
    /** Second → users, with null where the test is over. */
    static Map<Number, Integer> users(LoadShape shape, Collection<Number> seconds) {
        seconds.collectEntries { [it, at(shape, it)?.users()] }
    }

    static Target at(LoadShape shape, Number second) {
        shape.at(seconds(second)).orElse(null)
    }

    static Duration seconds(Number number) {
        Duration.ofMillis(Math.round(number * 1000d))
    }
}
