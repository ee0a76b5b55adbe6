package dev.gryllus.data;

import java.util.List;

/// How a data file is written.
public sealed interface DataFormat {
    /// Values between delimiters (RFC 4180).
    record Csv(char delimiter, Header header) implements DataFormat {}

    /// One array; each element is a row.
    record Json() implements DataFormat {}

    /// Each line is a row.
    record JsonLines() implements DataFormat {}

    /// Where the names of a CSV file's columns come from.
    sealed interface Header {
        /// Its first line.
        record FirstLine() implements Header {}

        /// Nowhere: columns go by their number.
        record None() implements Header {}

        /// The script; the first line is a row.
        record Names(List<String> names) implements Header {}
    }
}
