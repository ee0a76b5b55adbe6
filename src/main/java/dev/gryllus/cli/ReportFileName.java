package dev.gryllus.cli;

/// Fills Locust's fields in the name of a report: `{u}` users, `{r}` spawn rate, `{t}` run time in seconds, as whole
/// numbers. What was not given leaves its field as it is.
final class ReportFileName {
    private ReportFileName() {}

    static String of(String pattern, Options.Load load) {
        String name = pattern;
        if (load.users().isPresent()) {
            name = name.replace("{u}", Integer.toString(load.users().getAsInt()));
        }
        if (load.spawnRate().isPresent()) {
            name = name.replace("{r}", Long.toString((long) load.spawnRate().getAsDouble()));
        }
        if (load.runTime().isPresent()) {
            name = name.replace("{t}", Long.toString(load.runTime().get().toSeconds()));
        }
        return name;
    }
}
