package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.TestPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what the operator may not expect of a run, before it starts.
record Surprises(Options options) {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    /// @throws PlanException if two options do not go together
    void tell(TestPlan plan, CourseChoice choice) {
        Options.Mode mode = options.mode();
        if (mode.autoquit().isPresent() && !mode.autostart()) {
            throw new PlanException("--autoquit is only meaningful in combination with --autostart");
        }
        if (mode.headless() && mode.autostart()) {
            LOG.info("The --autostart argument is implied by --headless, no need to set both");
        }
        if (!mode.withoutEffect().isEmpty()) {
            LOG.info("These options have no effect: {}", String.join(", ", mode.withoutEffect()));
        }
        mode.processes().ifPresent(Surprises::tellProcesses);
        choice.tellIgnored();
        choice.fixedNumber()
                .filter(users -> plan.fixedUsers() > users)
                .ifPresent(users -> LOG.info(
                        "Total fixed_count of User classes ({}) is greater than the specified number of users ({}),"
                                + " so not all will be spawned.",
                        plan.fixedUsers(),
                        users));
    }

    private static void tellProcesses(int number) {
        if (number < -1) {
            throw new PlanException("Invalid --processes count " + number
                    + ": a positive number, or -1 for as many as there are processors. One process uses all of them,"
                    + " so the option can as well be left out.");
        }
        if (number != 0) {
            LOG.info(
                    "--processes {} is not needed: one process uses all {} processors",
                    number,
                    Runtime.getRuntime().availableProcessors());
        }
    }
}
