package dev.gryllus.web;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a browser may listen to, beside changes of the state of the test.
enum Topic {
    POINTS,
    STATISTICS,
    LATENCY,
    GENERATOR;

    /// @param words separated by commas; without any, each second is told
    static Set<Topic> named(Optional<String> words) {
        if (words.isEmpty()) {
            return Set.of(POINTS);
        }
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        Arrays.stream(words.get().split(",")).filter(word -> !word.isBlank()).forEach(word -> topics.add(named(word)));
        return Collections.unmodifiableSet(topics);
    }

    private static Topic named(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.key().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new Refusal("There is nothing to listen to by that name: " + word));
    }

    /// As requests and events have it.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
