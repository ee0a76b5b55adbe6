package dev.gryllus.data;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The data files of a test. A file that somebody still uses is not read again as long as its content stays the
/// same: however many feeders there are, and however often the script is loaded, its rows are in memory once.
///
/// Safe for use by several threads; one reads at a time.
public final class DataFiles {
    private final Map<Key, WeakReference<Rows>> known = new HashMap<>();

    private record Key(Path file, DataFormat format) {}

    /// @param file absolute
    /// @param name what messages call the file
    /// @param used is told the file and the SHA-256 of its bytes, in lower-case hexadecimal
    /// @param ending what a feeder throws when the rows that it gives only once are used up
    /// @throws DataException if the file is not there, or not as it must be
    public synchronized Feeder open(
            Path file,
            String name,
            DataFormat format,
            BiConsumer<Path, String> used,
            Function<EndOfData, RuntimeException> ending) {
        Key key = new Key(file, format);
        Rows rows = unchanged(key, name).orElseGet(() -> read(key, name));
        used.accept(file, rows.sha256());
        return new Feeder(rows, Order.circular(rows.size()), ending);
    }

    private Optional<Rows> unchanged(Key key, String name) {
        return Optional.ofNullable(known.get(key))
                .map(WeakReference::get)
                .filter(rows -> rows.sha256().equals(DataText.sha256(key.file, name)));
    }

    private Rows read(Key key, String name) {
        Rows rows = switch (key.format) {
            case DataFormat.Csv csv -> CsvFile.read(key.file, name, csv);
            case DataFormat.Json() -> JsonRows.readArray(key.file, name);
            case DataFormat.JsonLines() -> JsonRows.readLines(key.file, name);
        };
        known.values().removeIf(reference -> reference.get() == null);
        known.put(key, new WeakReference<>(rows));
        return rows;
    }
}
