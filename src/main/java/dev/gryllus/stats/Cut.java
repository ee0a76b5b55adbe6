package dev.gryllus.stats;

/// Keeps texts from outside at a length that memory and reports can bear.
final class Cut {
    private Cut() {}

    /// The text, or its beginning and an ellipsis.
    static String to(int longest, String text) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
