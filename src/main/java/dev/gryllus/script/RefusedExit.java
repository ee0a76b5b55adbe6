package dev.gryllus.script;

/// What `System.exit` and its kin are in a script; called in their place, see [RefusedExits].
public final class RefusedExit {
    private RefusedExit() {}

    /// @throws ScriptMistake always
    public static void exit(Object code) {
        throw refused("exit", code);
    }

    /// @throws ScriptMistake always
    public static void halt(Object code) {
        throw refused("halt", code);
    }

    private static ScriptMistake refused(String word, Object code) {
        return new ScriptMistake(word + "(" + code + ") is refused, it would lose the tables and files of the test:"
                + " set environment.process_exit_code = " + code + " and call environment.runner.quit();"
                + " while scripts are loaded, throw an exception");
    }
}
