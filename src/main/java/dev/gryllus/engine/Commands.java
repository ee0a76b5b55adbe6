package dev.gryllus.engine;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// What a runner's loop is asked to do: by any thread, and done by the loop, in order.
final class Commands {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger plansAhead = new AtomicInteger();

    /// @return done as soon as the loop has done it
    Future<?> add(Runnable command) {
        CompletableFuture<?> done = new CompletableFuture<>();
        waiting.add(() -> {
            command.run();
            done.complete(null);
        });
        return done;
    }

    /// The same for one that replaces the plan.
    Future<?> addPlan(Runnable command) {
        plansAhead.incrementAndGet();
        return add(() -> {
            command.run();
            plansAhead.decrementAndGet();
        });
    }

    /// Whether the plan is going to be replaced. May be asked by any thread.
    boolean replacePlan() {
        return plansAhead.get() > 0;
    }

    /// By the loop: all that was asked for until now.
    void run() {
        for (Runnable command = waiting.poll(); command != null; command = waiting.poll()) {
            command.run();
        }
    }
}
