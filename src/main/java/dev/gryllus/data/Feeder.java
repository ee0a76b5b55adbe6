package dev.gryllus.data;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;

/// Hands out the rows of a data file, one at a time, to whoever asks: one feeder is meant for all users. Without
/// further words it goes round in the order of the file, as after [#circular].
///
/// Safe for use by any number of threads. Named as scripts call it.
public final class Feeder {
    private final Rows rows;
    private final Order order;
    private final Function<EndOfData, RuntimeException> ending;

    /// @param ending what is thrown when the rows of [#unique] are used up
    Feeder(Rows rows, Order order, Function<EndOfData, RuntimeException> ending) {
        this.rows = rows;
        this.order = order;
        this.ending = ending;
    }

    /// The next row: a [Row] where the file has columns, else the value itself.
    public Object next() {
        try {
            return rows.row(order.next());
        } catch (EndOfData e) {
            throw ending.apply(e);
        }
    }

    /// The same as [#next].
    public Object take() {
        return next();
    }

    /// The same as [#next], for scripts that write `feeder()`.
    public Object call() {
        return next();
    }

    /// How many rows there are.
    public int size() {
        return rows.size();
    }

    /// A feeder that goes round in the order of the file.
    public Feeder circular() {
        return ordered(Order.circular(rows.size()));
    }

    /// A feeder that gives any row, each time anew.
    public Feeder random() {
        return ordered(Order.random(rows.size()));
    }

    /// A feeder that gives each row once a round, each round in another order.
    public Feeder shuffled() {
        return ordered(new ShuffledOrder(rows.size(), new SplittableRandom()));
    }

    /// A feeder that gives each row once, over all users. Who asks for one more ends.
    ///
    /// All such feeders of one file share its rows, also those of a script that is loaded again, as long as the
    /// file stays the same.
    public Feeder unique() {
        return unique(WhenUsedUp.STOP_USER);
    }

    /// @param options `end: 'stop_user'`, `'stop_test'` or `'fail'`: what happens to who asks for one more
    public Feeder unique(Map<String, ?> options) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.remove("end");
        if (!unknown.isEmpty()) {
            throw new DataException("unknown '" + unknown.iterator().next() + "' in unique(…). Known: end");
        }
        return options.isEmpty() ? unique() : unique(WhenUsedUp.named(options.get("end")));
    }

    private Feeder unique(WhenUsedUp then) {
        return ordered(new UniqueOrder(rows, then));
    }

    private Feeder ordered(Order next) {
        return new Feeder(rows, next, ending);
    }

    @Override
    public String toString() {
        return "%,d rows of %s".formatted(rows.size(), rows.file());
    }
}
