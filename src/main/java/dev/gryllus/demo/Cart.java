package dev.gryllus.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one session wants to buy. Any thread may call; the cart itself is the lock.
final class Cart {

    static final int MAX_QUANTITY = 999;

    private final Map<Item, Integer> quantities = new LinkedHashMap<>();

    /// @param price of one piece, in cents
    record Line(int item, String name, int price, int quantity) {}

    /// What is in a cart, or was when it was paid; the components are the fields of its JSON.
    ///
    /// @param total in cents, 0 if there are no lines; [#MAX_QUANTITY] of every item make less than 500 million
    record Content(List<Line> lines, int total) {
        boolean isEmpty() {
            return lines.isEmpty();
        }
    }

    /// Adds to what is there of that item, up to [#MAX_QUANTITY].
    synchronized Content add(Item item, int quantity) {
        quantities.merge(item, quantity, (before, more) -> Math.min(before + more, MAX_QUANTITY));
        return content();
    }

    synchronized Content content() {
        var lines = new ArrayList<Line>();
        quantities.forEach((item, quantity) -> lines.add(new Line(item.id(), item.name(), item.price(), quantity)));
        return new Content(
                lines,
                lines.stream().mapToInt(line -> line.price() * line.quantity()).sum());
    }

    /// Empties the cart and returns what was in it: of two calls at once, one gets everything, the other nothing.
    synchronized Content checkOut() {
        var bought = content();
        quantities.clear();
        return bought;
    }
}
