package dev.gryllus.report;

/// The verdict over the load generator in words.
final class Verdicts {
    private Verdicts() {}

    static String inWords(String key) {
        return switch (key) {
            case "kept_up" -> "kept up";
            case "did_not_keep_up" -> "DID NOT KEEP UP: the times are not to be trusted";
            default -> "ran too shortly to tell whether it kept up";
        };
    }
}
