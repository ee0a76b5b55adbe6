package dev.gryllus;

import dev.gryllus.cli.Invocation;
import dev.gryllus.web.RemoteTest;

/// `gryllus ctl`: tells a program that runs to do something, and prints how it stands then.
record Ctl(Invocation.Control invocation) {

    /// @throws dev.gryllus.engine.PlanException if it is not there, or does not want to
    String text() {
        try (RemoteTest test = RemoteTest.at(invocation.url())) {
            switch (invocation.order()) {
                case Invocation.Order.Status _ -> {}
                case Invocation.Order.Users(var number, var spawnRate) -> test.head(number, spawnRate);
                case Invocation.Order.UsersOfClasses(var counts, var spawnRate) ->
                    test.head(counts.byClass(), spawnRate);
                case Invocation.Order.Pause _ -> test.pause();
                case Invocation.Order.Resume _ -> test.resume();
                case Invocation.Order.Stop _ -> test.stop();
                case Invocation.Order.Reset _ -> test.resetStatistics();
                case Invocation.Order.Reload _ -> test.reload();
            }
            return test.standing();
        }
    }
}
