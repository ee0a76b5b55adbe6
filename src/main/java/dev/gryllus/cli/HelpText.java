package dev.gryllus.cli;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The prose of the help text.
final class HelpText {
    private HelpText() {}

    static String description(Declaration declaration) {
        return switch (declaration) {
            case Setting setting -> description(setting);
            case CustomOption custom -> custom.help();
            case MissingOption _ -> "";
        };
    }

    private static String description(Setting setting) {
        return switch (setting) {
            case HELP -> "Show this help and exit.";
            case LOCUSTFILE ->
                "The test: a Groovy script, a directory that is searched for them, or a comma-separated list of both.";
            case CONFIG -> "Read options from this file too; TOML if its name ends in .toml.";
            case HOST ->
                "Base URL of the system under test, such as http://localhost:8090. Wins over the script's host.";
            case USERS -> "Number of users to run at the peak; 1 without it.";
            case SPAWN_RATE -> "Users to start per second, more than 0; 1 without it.";
            case RUN_TIME ->
                "Stop after this time: 300s, 20m, 3h, 1h30m or plain seconds. 0, or without it: run until CTRL+C.";
            case SHAPE ->
                "Use the load shape of this name. Without it: the first one that the locustfile defines, if any.";
            case HEADLESS -> "Start the test at once, without a web interface.";
            case DEPENDENCIES ->
                "Libraries from Maven repositories that scripts may use, beside those that they @Grab themselves.";
            case SHOW_PHASES -> "Show where the time of each request went: DNS, connect, TLS, first byte, body.";
            case SHOW_HEADERS -> "Show the headers that were sent and received, those of redirects too.";
            case SHOW_BODIES -> "Show the bodies that were sent and received, long ones in part.";
            case NO_WAIT -> "Leave out the pauses between tasks.";
            case ITERATIONS -> "Stop after so many tasks. Without it: run until CTRL+C.";
            case DEBUG_PORT ->
                "Let a debugger attach to this port, from this machine only. Write the option out in full.";
            case DEBUG_SUSPEND -> "Wait for the debugger before anything is done. Needs --debug-port.";
            case HEADFUL -> "Take back a headless that a configuration file asks for.";
            case AUTOSTART -> "Start the test at once, with the web interface.";
            case AUTOQUIT ->
                "With --autostart: end the program so many seconds after the test, unless another one is started meanwhile.";
            case WEB_HOST -> "Address of this machine on which the web interface is served.";
            case WEB_PORT -> "Port of the web interface; 0 takes any free one.";
            case WEB_BASE_PATH -> "Path in front of all paths of the web interface, such as /load.";
            case WEB_ALLOWED_HOSTS ->
                "Names under which browsers may reach the web interface, beside those of the loopback and --web-host.";
            case WEB_LOGIN -> "Let only those use the web interface who log in. Needs --web-users.";
            case WEB_USERS -> "Who may log in: names, each with a hash that 'gryllus hash-password' makes.";
            case WEB_BEHIND_PROXY ->
                "Serve the web interface on any address, because a proxy in front of it sees to logins and TLS.";
            case TLS_CERT -> "Certificate (PEM) of the web interface, which then speaks TLS. Needs --tls-key.";
            case TLS_KEY -> "Private key (PEM) that belongs to it.";
            case NO_SCRIPT_EDIT -> "Show no script in the web interface, and let none be edited there.";
            case CLASS_PICKER -> "Let the web interface offer which User classes and which load shape take part.";
            case CONFIG_USERS ->
                "Change attributes of User classes: JSON, or a file whose name ends in .json, of one or several objects"
                        + " with user_class_name and the new weight, fixed_count, host, tasks or other attributes.";
            case PROCESSES -> "Accepted, and not needed: one process uses all processors.";
            case PRINT_STATS ->
                "Print statistics during the run beside the web interface, too; a headless run does anyway.";
            case EQUAL_WEIGHTS -> "Give all User classes the same weight, and all tasks too.";
            case PROFILE -> "A label for the run, kept with its results.";
            case NO_WATCH -> "Do not take up changes of the script while the test runs.";
            case LIST -> "Print the User classes that the locustfile offers and exit.";
            case PORT -> "Port of the demo shop on this machine; 0 takes any free one.";
            case SERVE -> "Only serve the demo shop, run no test against it.";
            case TAGS -> "Run only tasks that carry one of these tags.";
            case EXCLUDE_TAGS -> "Never run tasks that carry one of these tags. Wins over --tags.";
            case CSV ->
                "Write statistics to <filename>_stats.csv, _stats_history.csv, _failures.csv and _exceptions.csv.";
            case CSV_FULL_HISTORY ->
                "Give the history file a row for each request name, not only the total. Needs --csv.";
            case ONLY_SUMMARY -> "Print the statistics at the end only, not during the run.";
            case RESET_STATS -> "Start the statistics anew once all users are started.";
            case JSON -> "Print the final statistics to standard output as JSON.";
            case JSON_FILE -> "Write the final statistics as JSON to <filename>.json.";
            case HTML ->
                "Write a report of the finished run to this file; {u}, {r}, {t} in its name are users, spawn rate, run time.";
            case MARKDOWN -> "Write a summary in Markdown to this file, such as the summary of a CI job.";
            case JUNIT -> "Write JUnit XML to this file: a test case for each request name, failed if requests failed.";
            case BASELINE ->
                "Compare with this older run, which --json-file NAME has saved: on the console and in all reports.";
            case FAIL_ON_REGRESSION ->
                "Exit with code 4 if a response time or the share of failures is worse than that of --baseline.";
            case OTEL ->
                "Send metrics to an OpenTelemetry collector; the OTEL_* variables say where to, such as"
                        + " OTEL_EXPORTER_OTLP_ENDPOINT.";
            case SKIP_LOG_SETUP -> "Leave the set-up of logging to the test.";
            case LOGLEVEL -> "DEBUG, INFO, WARNING, ERROR or CRITICAL, in any case.";
            case LOGFILE -> "Write the log to this file instead of standard error.";
            case SHOW_TASK_RATIO -> "Print how often each task is going to run, as a table, and exit.";
            case SHOW_TASK_RATIO_JSON -> "The same as JSON.";
            case VERSION -> "Show the version and exit.";
            case EXIT_CODE_ON_ERROR -> "Exit code, 0 to 255, of a run in which a request or a task failed.";
            case FAIL_ON_SATURATION ->
                "Exit with code 3 if the load generator itself did not keep up, so that the times are not to be trusted.";
            case STOP_TIMEOUT -> "Time that users get to finish their task when the test stops: 30, 10s, 1m.";
            case USER_CLASSES ->
                "Run only the User classes of these names; see --list. An option that takes several values, such as"
                        + " --tags, also takes the words behind it: put the classes first.";
            case URL -> "Where the program is that is to be told something. With a login: http://name:password@host.";
            case ORDER ->
                "What it is to do: status (tell how the test stands), users <int> (have so many), users"
                        + " Shopper=10 Crawler=5 (have so many of these classes), pause (users finish what they do, and wait), resume (they go on), stop (the test), reset (begin its statistics anew) or reload (read its scripts again).";
            case SAVED_RUN -> "What --json-file NAME has written.";
        };
    }

    /// The default and the variable, where there are any: `Default: INFO. Env: LOCUST_LOGLEVEL`.
    static String sources(Declaration declaration, Map<Setting, String> fallbacks) {
        return Stream.concat(
                        fallback(declaration, fallbacks).map("Default: "::concat).stream(),
                        declaration.variable().map("Env: "::concat).stream())
                .collect(joining(". "));
    }

    private static Optional<String> fallback(Declaration declaration, Map<Setting, String> fallbacks) {
        return switch (declaration) {
            case Setting setting -> Optional.ofNullable(fallbacks.get(setting));
            case CustomOption custom when custom.kind() == Declaration.Kind.FLAG -> Optional.empty();
            case CustomOption custom ->
                new CustomValue(custom, custom.fallback())
                        .shown()
                        .map(Object::toString)
                        .filter(text -> !text.isEmpty());
            case MissingOption _ -> Optional.empty();
        };
    }

    static String introduction(Command command) {
        return switch (command) {
            case RUN -> "Runs the load test that a Groovy script describes. 'gryllus demo' shows one at once.";
            case DEBUG -> "Runs one user in the foreground and shows everything that it does.";
            case DEMO -> "Serves a small shop on this machine and runs a load test against it.";
            case REPORT -> "Makes reports of a run that was saved by --json-file.";
            case CTL -> "Steers a Gryllus that runs with its web interface.";
            case HASH_PASSWORD ->
                "Makes of a password, which it asks for or reads from its input, what --web-users takes.";
        };
    }

    static String epilogue(Command command) {
        return switch (command) {
            case RUN -> """
                Where values come from, the first that has one: command line, environment, --config file,
                ./pyproject.toml [tool.locust], ./locust.conf, ~/.locust.conf, default.
                Long options may be shortened as long as they stay unambiguous.

                Without --headless the web interface at http://127.0.0.1:8089 starts and steers tests.

                Keys while a test runs on a terminal: w and W start 1 and 10 more users, s and S end 1 and 10,
                CTRL+C ends the test.

                Examples:
                  gryllus --headless -u 100 -r 10 -t 5m -H http://localhost:8090
                      100 users, 10 more each second, for five minutes, with ./locustfile.groovy
                  gryllus -f shop.groovy Shopper --headless -u 20 -t 1h20m --csv results/shop
                      only the User class Shopper, with CSV files
                  gryllus -f shop.groovy --headless -T buy pay -E slow
                      only the tasks tagged buy or pay, unless they are tagged slow too
                  LOCUST_USERS=50 gryllus --config nightly.toml
                      50 users, everything else from the file""";
            case DEBUG -> """
                Examples:
                  gryllus debug -f shop.groovy Shopper
                      one Shopper until CTRL+C, a line for each request
                  gryllus debug --iterations 3 --no-wait --show-headers --show-bodies
                      three tasks at once, with all that went over the wire
                  gryllus debug Shopper --debug-port 5005 --debug-suspend
                      begins when a debugger has attached to port 5005""";
            case DEMO -> """
                Examples:
                  gryllus demo
                      the demo shop, and the test that comes with it
                  gryllus demo --headless -u 500 -r 50 -t 30s
                      the same with 500 users for half a minute
                  gryllus demo --serve --port 9000
                      only the shop, for a test of your own""";
            case CTL -> """
                Examples:
                  gryllus ctl status
                      state, users, requests and failures of the test on this machine
                  gryllus ctl users 200 --spawn-rate 20
                      has 200 users, 20 more or less each second; begins a test where none runs
                  gryllus ctl stop --url http://127.0.0.1:9000
                      ends the test, and returns when its last figures are there""";
            case HASH_PASSWORD -> """
                Example:
                  gryllus hash-password
                      pbkdf2.600000.…, for a line in pyproject.toml: web-users = ["ada:pbkdf2.600000.…"]""";
            case REPORT -> """
                Without an option it writes NAME.html beside the saved run.

                Examples:
                  gryllus report nightly.run.json
                      nightly.html, the whole story in one file
                  gryllus report nightly.run.json --markdown summary.md --junit junit.xml
                      what a CI job shows""";
        };
    }
}
