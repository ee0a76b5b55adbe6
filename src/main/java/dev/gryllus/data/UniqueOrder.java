package dev.gryllus.data;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Each row once, in the order of the file; then no more, which is logged once.
final class UniqueOrder implements Order {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.data");

    private final Rows rows;
    private final WhenUsedUp then;

    UniqueOrder(Rows rows, WhenUsedUp then) {
        this.rows = rows;
        this.then = then;
    }

    /// @throws EndOfData if there are no more
    @Override
    public int next() {
        long asked = rows.asked().getAndIncrement();
        if (asked < rows.size()) {
            return (int) asked;
        }
        EndOfData end = new EndOfData(rows.file(), rows.size(), then);
        if (asked == rows.size()) {
            LOG.info("{} ({})", end.getMessage(), consequence());
        }
        throw end;
    }

    private String consequence() {
        return switch (then) {
            case STOP_USER -> "each user that asks for one more ends";
            case STOP_TEST -> "the test ends";
            case FAIL -> "asking for one more is an exception";
        };
    }
}
