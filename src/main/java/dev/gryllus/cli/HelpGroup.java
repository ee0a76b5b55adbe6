package dev.gryllus.cli;

/// The headings of the help text, in their order.
enum HelpGroup {
    COMMON("Common options"),
    WEB("Web UI options"),
    DEMO("Demo options"),
    DEBUG("Debug options"),
    TAG("Tag options"),
    STATISTICS("Request statistics options"),
    LOGGING("Logging options"),
    OTHER("Other options"),
    CUSTOM("Custom options"),
    CLASSES("User classes"),
    REPORT("Saved run"),
    CTL("Running program");

    private final String title;

    HelpGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
