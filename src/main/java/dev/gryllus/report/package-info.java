/// What a finished run is handed on as: one HTML file that tells everything, a Markdown summary, a JUnit file for CI.
///
/// Read first: [SavedRun] (the run as its JSON tells it, just ended or read from a file), [HtmlReport]. May import
/// `output`, `stats`. At home here: Jackson. The page itself lies in the resources, folder `web`.
package dev.gryllus.report;
