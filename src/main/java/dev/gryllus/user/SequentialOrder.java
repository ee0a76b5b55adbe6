package dev.gryllus.user;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Tasks one after the other, each as many times in a row as its weight says, and again from the beginning.
public record SequentialOrder(List<Task> tasks) implements TaskOrder {
    public SequentialOrder {
        tasks = List.copyOf(tasks);
    }

    @Override
    public Cursor start() {
        return new Place(rounds(), 0);
    }

    /// Goes on with the task that would have come next; from the beginning if that is gone.
    @Override
    public Cursor resume(Cursor other) {
        List<Task> round = rounds();
        if (other instanceof Place before && before.isAlsoIn(round)) {
            return new Place(round, before.next);
        }
        int next = other.position()
                .map(name -> round.stream().map(Task::name).toList().indexOf(name))
                .orElse(0);
        return new Place(round, Math.max(0, next));
    }

    @Override
    public SequentialOrder over(List<Task> others) {
        return new SequentialOrder(others);
    }

    private List<Task> rounds() {
        return tasks.stream()
                .flatMap(task -> Collections.nCopies(task.weight(), task).stream())
                .toList();
    }

    private static final class Place implements Cursor {
        private final List<Task> round;
        private int next;

        Place(List<Task> round, int next) {
            this.round = round;
            this.next = next;
        }

        /// Whether the same task stands at this place of another round: an edit elsewhere must not repeat repetitions.
        boolean isAlsoIn(List<Task> other) {
            return next < other.size()
                    && next < round.size()
                    && other.get(next).name().equals(round.get(next).name());
        }

        @Override
        public Task next(RandomGenerator random) {
            Task task = round.get(next);
            next = (next + 1) % round.size();
            return task;
        }

        @Override
        public Optional<String> position() {
            return round.isEmpty()
                    ? Optional.empty()
                    : Optional.of(round.get(next).name());
        }
    }
}
