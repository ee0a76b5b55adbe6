package dev.gryllus.data;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// One row for one user: a map that cannot be changed. `row.user`, `row['user']` and `row[0]` find a value; unlike
/// in other maps a column that is not there is a mistake, and said to be one.
public final class Row extends AbstractMap<String, Object> {
    private final Columns columns;
    private final Object[] values;

    /// @param values one for each column; not copied
    Row(Columns columns, Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    /// @param column a name, or a number from 0
    /// @throws DataException if there is no such column; its message names those that are there
    @Override
    public Object get(Object column) {
        return values[columns.indexOf(column)];
    }

    /// For columns that not every row has.
    @Override
    public Object getOrDefault(Object column, Object otherwise) {
        return containsKey(column) ? get(column) : otherwise;
    }

    @Override
    public boolean containsKey(Object column) {
        return columns.find(String.valueOf(column)).isPresent();
    }

    @Override
    public Object put(String column, Object value) {
        throw new UnsupportedOperationException(
                "a row cannot be changed; row + [" + column + ": …] is a copy with one value more");
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Object>> {
        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return IntStream.range(0, values.length)
                    .<Entry<String, Object>>mapToObj(
                            i -> new SimpleImmutableEntry<>(columns.names().get(i), values[i]))
                    .iterator();
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /// @param file what messages call it
    static Row of(Map<?, ?> object, String file) {
        Columns columns =
                new Columns(file, object.keySet().stream().map(String::valueOf).toList());
        return new Row(columns, object.values().toArray());
    }
}
