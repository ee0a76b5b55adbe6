package dev.gryllus.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A Markov chain: the first task comes first, and after each task the next is drawn by the weights of its
/// transitions.
///
/// @param transitions task → where it may lead
public record MarkovOrder(List<Task> tasks, Map<String, List<Transition>> transitions) implements TaskOrder {
    /// @param to the name of a task
    /// @param weight relative to the other transitions from the same task; 0 never happens
    public record Transition(String to, int weight) {}

    public MarkovOrder {
        tasks = List.copyOf(tasks);
        transitions = Map.copyOf(transitions);
        for (Task task : tasks) {
            if (transitions.getOrDefault(task.name(), List.of()).stream()
                            .mapToInt(Transition::weight)
                            .sum()
                    < 1) {
                throw new IllegalArgumentException("no transition leads on from '" + task.name() + "'");
            }
        }
    }

    @Override
    public Cursor start() {
        return new Walk(byName(), tasks.getFirst(), false);
    }

    /// Goes on from the task done last; from the beginning if that is gone.
    @Override
    public Cursor resume(Cursor other) {
        Map<String, Task> known = byName();
        Optional<Task> last = other.position().map(known::get);
        return new Walk(known, last.orElse(tasks.getFirst()), last.isPresent());
    }

    /// Tags do not apply to a chain, so what it leads to stays.
    @Override
    public MarkovOrder over(List<Task> others) {
        return new MarkovOrder(others, transitions);
    }

    private Map<String, Task> byName() {
        return tasks.stream().collect(Collectors.toMap(Task::name, Function.identity()));
    }

    private final class Walk implements Cursor {
        private final Map<String, Task> known;
        private Task place;
        private boolean done;

        /// @param place where the walk has come to
        /// @param done whether the task there was done
        Walk(Map<String, Task> known, Task place, boolean done) {
            this.known = known;
            this.place = place;
            this.done = done;
        }

        @Override
        public Task next(RandomGenerator random) {
            if (done) {
                place = successor(place, random);
            }
            done = true;
            return place;
        }

        private Task successor(Task from, RandomGenerator random) {
            List<Transition> choices = transitions.get(from.name());
            int ticket =
                    random.nextInt(choices.stream().mapToInt(Transition::weight).sum());
            for (Transition choice : choices) {
                ticket -= choice.weight();
                if (ticket < 0) {
                    return known.get(choice.to());
                }
            }
            throw new IllegalStateException("the weights of " + from.name() + " do not add up");
        }

        /// The task done last.
        @Override
        public Optional<String> position() {
            return done ? Optional.of(place.name()) : Optional.empty();
        }
    }
}
