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

    /// @return whether it was added, which it always is
    boolean add(Runnable command) {
        return waiting.add(command);
    }

    /// One that replaces the plan.
    ///
    /// @return done as soon as the loop has done it
    Future<?> addPlan(Runnable command) {
        plansAhead.incrementAndGet();
        CompletableFuture<?> done = new CompletableFuture<>();
        waiting.add(() -> {
            command.run();
            plansAhead.decrementAndGet();
            done.complete(null);
        });
        return done;
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
