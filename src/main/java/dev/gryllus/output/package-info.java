/// Telling people what happened: console tables, a live view, CSV files and JSON reports, all from snapshots.
///
/// Read first: [Output] (one way of telling), [Reporter] (who tells them, each second), [ConsoleTables] and
/// [CsvTables] (Locust's shapes). To add a way of telling: one class that implements [Output], and one line of
/// `Main`. May import `dev.gryllus.stats`. At home here: Jackson, and JLine, which is loaded for a terminal only.
package dev.gryllus.output;
