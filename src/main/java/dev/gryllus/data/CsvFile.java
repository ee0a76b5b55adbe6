package dev.gryllus.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Reads a CSV file into rows, strictly: every row has as many values as there are columns. Lines without a
/// character are skipped.
final class CsvFile {
    /// The library ends its messages with the place, which stands in front here.
    private static final Pattern PLACE = Pattern.compile("\\s*\\(record starting at line (\\d+)\\)");

    private final String name;
    private final DataFormat.Csv format;
    private final RowStore.Builder store = new RowStore.Builder();

    private CsvFile(String name, DataFormat.Csv format) {
        this.name = name;
        this.format = format;
    }

    /// @param name what messages call the file
    static Rows read(Path file, String name, DataFormat.Csv format) {
        CsvFile csv = new CsvFile(name, format);
        Columns[] columns = new Columns[1];
        String sha256 = DataText.read(file, name, text -> columns[0] = csv.read(text));
        return new Rows(name, sha256, csv.store.build(), new CsvCells(columns[0]));
    }

    private Columns read(BufferedReader text) throws IOException {
        try (CsvReader<CsvRecord> reader = reader(text)) {
            return read(reader.iterator());
        }
    }

    private CsvReader<CsvRecord> reader(BufferedReader text) {
        return CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .extraFieldStrategy(
                        FieldMismatchStrategy
                                .IGNORE) // rows are compared with the columns here, so that messages can name them
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    private Columns read(Iterator<CsvRecord> records) {
        long line = 0;
        try {
            if (!records.hasNext()) {
                throw new DataException(name + " is empty: a line with the columns' names, and rows, are wanted");
            }
            CsvRecord first = records.next();
            line = first.getStartingLineNumber();
            Columns columns = columnsOf(first);
            if (!(format.header() instanceof DataFormat.Header.FirstLine)) {
                add(first, columns);
            } else if (!records.hasNext()) {
                throw new DataException(name + " has no rows, only the columns' names");
            }
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                add(record, columns);
            }
            return columns;
        } catch (CsvParseException e) {
            throw broken(e, line);
        }
    }

    private void add(CsvRecord record, Columns columns) {
        List<String> cells = record.getFields();
        if (cells.size() != columns.names().size()) {
            throw DataException.at(
                    name,
                    record.getStartingLineNumber(),
                    "%s here, but there are %s: %s. Is the delimiter '%s'?"
                            .formatted(
                                    counted(cells.size(), "value"),
                                    counted(columns.names().size(), "column"),
                                    String.join(", ", columns.names()),
                                    format.delimiter()));
        }
        store.add(CsvCells.encode(cells));
    }

    private Columns columnsOf(CsvRecord first) {
        List<String> names = switch (format.header()) {
            case DataFormat.Header.FirstLine() ->
                first.getFields().stream().map(String::strip).toList();
            case DataFormat.Header.Names(List<String> given) -> given;
            case DataFormat.Header.None() ->
                IntStream.range(0, first.getFieldCount())
                        .mapToObj(Integer::toString)
                        .toList();
        };
        Set<String> seen = new HashSet<>();
        for (String column : names) {
            if (column.isEmpty()) {
                throw DataException.at(name, first.getStartingLineNumber(), "a column has no name");
            }
            if (!seen.add(column)) {
                throw DataException.at(name, first.getStartingLineNumber(), "two columns are named '" + column + "'");
            }
        }
        return new Columns(name, names);
    }

    /// @param lastLine where the last row that could be read begins
    private DataException broken(CsvParseException e, long lastLine) {
        String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        Matcher place = PLACE.matcher(reason);
        return place.find()
                ? DataException.at(name, Long.parseLong(place.group(1)), place.replaceAll(""))
                : DataException.at(name, lastLine + 1, reason);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
