package dev.gryllus.data;

import java.util.concurrent.atomic.AtomicLong;

/// What a data file holds, for all who want rows of it. Safe for use by any number of threads.
final class Rows {
    private final String file;
    private final String sha256;
    private final RowStore store;
    private final RowStore.Decoder decoder;

    /// How many rows were asked for that each may be handed out only once: it belongs to the rows, and not to a
    /// feeder, so that neither a second feeder nor a reload of the script hands one out again.
    private final AtomicLong asked = new AtomicLong();

    /// @param file what messages call it
    /// @param sha256 of the file's bytes
    Rows(String file, String sha256, RowStore store, RowStore.Decoder decoder) {
        this.file = file;
        this.sha256 = sha256;
        this.store = store;
        this.decoder = decoder;
    }

    String file() {
        return file;
    }

    String sha256() {
        return sha256;
    }

    int size() {
        return store.size();
    }

    Object row(int index) {
        return store.row(index, decoder);
    }

    AtomicLong asked() {
        return asked;
    }
}
