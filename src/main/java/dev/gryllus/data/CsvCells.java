package dev.gryllus.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// One row of a CSV file as bytes: for each cell its length, seven bits a byte, and its text.
final class CsvCells implements RowStore.Decoder {
    private final Columns columns;

    CsvCells(Columns columns) {
        this.columns = columns;
    }

    static byte[] encode(Iterable<String> cells) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        for (String cell : cells) {
            byte[] text = cell.getBytes(StandardCharsets.UTF_8);
            int length = text.length;
            while (length > 0x7F) {
                row.write(length | 0x80);
                length >>>= 7;
            }
            row.write(length);
            row.writeBytes(text);
        }
        return row.toByteArray();
    }

    @Override
    public Row decode(byte[] bytes, int from, int to) {
        Object[] values = new Object[columns.names().size()];
        int at = from;
        for (int i = 0; i < values.length; i++) {
            int length = 0;
            int shift = 0;
            while (bytes[at] < 0) {
                length |= (bytes[at++] & 0x7F) << shift;
                shift += 7;
            }
            length |= bytes[at++] << shift;
            values[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
        }
        return new Row(columns, values);
    }
}
