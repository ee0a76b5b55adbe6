package dev.gryllus.event;

import java.util.ArrayList;
import java.util.List;

/// `events` of a script: one hook for each of Locust's events. One set of them for each generation of the script; the
/// one in force is that of [EventRelay].
///
/// | event                    | arguments                                                   | fired                   |
/// |--------------------------|-------------------------------------------------------------|-------------------------|
/// | init_command_line_parser | parser (the object itself is it, too)                       | scripts are loaded      |
/// | init                     | environment, runner, web_ui                                 | once, before the run    |
/// | test_start               | environment                                                 | before the first user   |
/// | spawning_complete        | user_count                                                  | at the end of each ramp |
/// | test_stopping            | environment                                                 | users are asked to end  |
/// | test_stop                | environment                                                 | all users are gone      |
/// | quitting                 | environment; the last listener first                        | the process ends        |
/// | quit                     | exit_code                                                   | the last one            |
/// | request                  | see [RequestHook]                                           | each sample, counted    |
/// | user_error               | user_instance, exception, tb                                | exceptions of a script  |
/// | cpu_warning              | environment, cpu_usage                                      | CPU above 90 %          |
/// | usage_monitor            | environment, cpu_usage, memory_usage                        | every ten seconds       |
/// | reset_stats              | none                                                        | statistics are reset    |
///
/// The others belong to a cluster, and nothing fires them in a run on one machine.
public final class Events {
    public final EventHook init_command_line_parser;
    public final EventHook init;
    public final EventHook test_start;
    public final EventHook spawning_complete;
    public final EventHook test_stopping;
    public final EventHook test_stop;
    public final EventHook quitting;
    public final EventHook quit;
    public final RequestHook request;
    public final EventHook user_error;
    public final EventHook cpu_warning;
    public final EventHook usage_monitor;
    public final EventHook reset_stats;
    public final EventHook report_to_master;
    public final EventHook worker_report;
    public final EventHook worker_connect;
    public final EventHook heartbeat_sent;
    public final EventHook heartbeat_received;

    private final List<String> names = new ArrayList<>();
    private final MessageBoard messages = new MessageBoard();
    private final RouteBoard routes = new RouteBoard();

    /// @param environment where samples that scripts fire are counted, and what listeners do wrong
    public Events(Environment environment) {
        ListenerFaults faults = environment.faults();
        ListenerCalls calls = environment.listenerCalls();
        init_command_line_parser = named(new EventHook("init_command_line_parser", faults, calls));
        init = named(new EventHook("init", faults, calls));
        test_start = named(new EventHook("test_start", faults, calls));
        spawning_complete = named(new EventHook("spawning_complete", faults, calls));
        test_stopping = named(new EventHook("test_stopping", faults, calls));
        test_stop = named(new EventHook("test_stop", faults, calls));
        quitting = named(new EventHook("quitting", faults, calls));
        quit = named(new EventHook("quit", faults, calls));
        request = named(new RequestHook(environment));
        user_error = named(new EventHook("user_error", faults, calls));
        cpu_warning = named(new EventHook("cpu_warning", faults, calls));
        usage_monitor = named(new EventHook("usage_monitor", faults, calls));
        reset_stats = named(new EventHook("reset_stats", faults, calls));
        report_to_master = named(new EventHook("report_to_master", faults, calls));
        worker_report = named(new EventHook("worker_report", faults, calls));
        worker_connect = named(new EventHook("worker_connect", faults, calls));
        heartbeat_sent = named(new EventHook("heartbeat_sent", faults, calls));
        heartbeat_received = named(new EventHook("heartbeat_received", faults, calls));
    }

    /// Who listens to messages.
    MessageBoard messages() {
        return messages;
    }

    /// What it answers in the web interface.
    RouteBoard routes() {
        return routes;
    }

    /// Called by Groovy for an event that does not exist.
    public Object propertyMissing(String name) {
        throw new UnknownName("events", name, names);
    }

    private <H extends EventHook> H named(H hook) {
        names.add(hook.name());
        return hook;
    }
}
