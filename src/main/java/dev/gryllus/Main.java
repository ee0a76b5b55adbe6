package dev.gryllus;

import dev.gryllus.cli.CommandLineParser;
import dev.gryllus.cli.Invocation;
import dev.gryllus.cli.OptionException;
import dev.gryllus.demo.PortUnavailableException;
import dev.gryllus.engine.PlanException;
import dev.gryllus.output.Screen;
import dev.gryllus.script.GroovyRuntime;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The composition root: options in, objects joined, exit code out. Process globals (streams, environment, signals,
/// exit) are touched in this package only.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// For the run configuration of an IDE: debugs one user, as `gryllus debug` does, in this JVM and on this thread.
    /// May be called again and again.
    ///
    /// @param more further options of `gryllus debug`
    /// @return the exit code
    public static int run_single_user(String locustfile, String userClass, String... more) {
        return run(Stream.concat(Stream.of("debug", "-f", locustfile, userClass), Stream.of(more))
                .toArray(String[]::new));
    }

    private static int run(String[] arguments) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        var parser = new CommandLineParser(
                System.getenv(), workingDirectory, Path.of(System.getProperty("user.home")), Version.line());
        try {
            return switch (parser.begin(arguments)) {
                case Invocation.Information(String text) -> print(text);
                case Invocation.Help help -> print(new Help(help, workingDirectory).text(parser, arguments));
                case Invocation.Run(var beginning) ->
                    launch(parser, arguments, beginning).run(beginning.locustfiles(), Optional.empty());
                case Invocation.Debug debug ->
                    launch(parser, arguments, debug.beginning()).debug(debug.watch());
                case Invocation.Demo demo ->
                    new Demo(demo, launch(parser, arguments, demo.beginning()), workingDirectory).run();
                case Invocation.Report report -> SavedRuns.report(report);
                case Invocation.Control control -> print(new Ctl(control).text());
                case Invocation.HashPassword _ -> print(Passwords.hashed());
            };
        } catch (OptionException e) {
            System.err.println("gryllus: error: " + e.getMessage());
            return ExitCode.BAD_OPTIONS;
        } catch (PlanException | PortUnavailableException e) {
            System.err.println(e.getMessage());
            return ExitCode.BAD_PLAN;
        } catch (RuntimeException | Error e) {
            System.err.println("This is a bug in Gryllus, or the machine gave out; please report it:");
            e.printStackTrace();
            return ExitCode.CRASHED;
        }
    }

    private static int print(String text) {
        System.out.println(text);
        return ExitCode.OK;
    }

    /// Sets logging up first, before anything logs.
    private static Launch launch(CommandLineParser parser, String[] arguments, Invocation.Beginning beginning) {
        Carriers.prepare(System.getProperties(), Runtime.getRuntime().availableProcessors());
        GroovyRuntime.prepare();
        DebugPort.check(beginning.debugPort());
        Screen screen = Outputs.screen();
        Logs.install(beginning.logging(), screen);
        return new Launch(parser, arguments, beginning, screen);
    }
}
