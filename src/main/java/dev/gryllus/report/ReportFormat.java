package dev.gryllus.report;

import java.util.function.Function;

/// What a run can be handed on as.
public enum ReportFormat {
    HTML("HTML report", HtmlReport::of),
    MARKDOWN("Markdown summary", MarkdownSummary::of),
    JUNIT("JUnit file", JunitSummary::of);

    private final String title;
    private final Function<SavedRun, String> text;

    ReportFormat(String title, Function<SavedRun, String> text) {
        this.title = title;
        this.text = text;
    }

    /// What it is, for messages.
    public String title() {
        return title;
    }

    String text(SavedRun run) {
        return text.apply(run);
    }
}
