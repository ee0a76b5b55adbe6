package dev.gryllus.script;

/// How the words of a script are meant to be written, for those who wrote them in another way.
final class WordHint {
    private WordHint() {}

    /// Something to append to a message; nothing for words that speak for themselves.
    static String of(String word) {
        String form = switch (word) {
            case "task" -> "task('name') { … }, task(3, 'name') { … }";
            case "task_set", "sequence", "markov" -> word + "('name') { … }";
            case "user" -> "user('Name') { … }";
            case "on_start", "on_stop" -> word + " { … }";
            case "wait_time" -> "wait_time constant(1), wait_time between(1, 5), wait_time { seconds }";
            case "weight" -> "weight 3";
            case "fixed_count" -> "fixed_count 2";
            case "host" -> "host 'http://localhost:8090'";
            case "csv", "json", "jsonl" -> word + "('rows." + word + "')";
            default -> "";
        };
        return form.isEmpty() ? "" : ". Write: " + form;
    }
}
