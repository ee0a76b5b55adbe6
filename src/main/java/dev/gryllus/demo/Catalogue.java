package dev.gryllus.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the shop sells: 100 items with the ids 0 to 99, so that `random.nextInt(100)` in a script always finds one.
/// Immutable.
final class Catalogue {

    static final int PAGE_SIZE = 20;
    static final int MAX_HITS = 20;

    private static final List<String> LOOKS =
            List.of("red", "green", "blue", "small", "large", "round", "wooden", "woollen", "striped", "antique");
    private static final List<String> THINGS =
            List.of("lamp", "chair", "kettle", "mug", "rug", "clock", "basket", "blanket", "teapot", "candle");

    private final List<Item> items = IntStream.range(0, LOOKS.size() * THINGS.size())
            .mapToObj(id -> new Item(id, name(id), price(id)))
            .toList();

    int size() {
        return items.size();
    }

    int pages() {
        return Math.ceilDiv(items.size(), PAGE_SIZE);
    }

    Optional<Item> item(int id) {
        return id >= 0 && id < items.size() ? Optional.of(items.get(id)) : Optional.empty();
    }

    /// @param page 1 is the first; a page after the last is empty
    List<Item> page(int page) {
        return items.stream().skip((page - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList();
    }

    /// At most [#MAX_HITS] items whose name contains the text, whatever its case, by id.
    List<Item> search(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return items.stream()
                .filter(item -> item.name().contains(wanted))
                .limit(MAX_HITS)
                .toList();
    }

    private static String name(int id) {
        return LOOKS.get(id / THINGS.size()) + " " + THINGS.get(id % THINGS.size());
    }

    /// From 1.00 to 49.99, looking random; 1237 and 4900 have no common divisor, so that no two items cost the
    /// same.
    private static int price(int id) {
        return 100 + id * 1237 % 4900;
    }
}
