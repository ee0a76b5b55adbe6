/// Rows for users: CSV, JSON and JSON-lines files, read once and handed out to all users.
///
/// Read first: [DataFiles] (a file in, a feeder out), [Feeder] (what scripts call), [RowStore] (how a million rows
/// fit). Imports nothing of ours. The CSV library, and Jackson for rows of JSON, are at home here.
package dev.gryllus.data;
