package dev.gryllus;

import dev.gryllus.history.RunHistory;
import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.web.Feed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The history of the run that is on, or was last, as the web interface tells it.
final class WebFeed implements Feed {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<RunHistory> present = Optional.empty();

    /// Tells each second of a run from now on. It comes behind the history itself among the outputs.
    Output telling(RunHistory history) {
        present = Optional.of(history);
        return new Output() {
            @Override
            public String name() {
                return "feed of the web interface";
            }

            @Override
            public void tick(Progress progress) {
                history.point().ifPresent(point -> listeners.forEach(listener -> listener.accept(point)));
            }

            @Override
            public void finish(Progress progress) {
                tick(progress);
            }
        };
    }

    @Override
    public Optional<String> history() {
        return present.map(RunHistory::overview);
    }

    @Override
    public Optional<String> part(Part part) {
        return present.map(history -> switch (part) {
            case SERIES -> history.series();
            case LATENCY -> history.latency();
            case GENERATOR -> history.generator();
        });
    }

    @Override
    public Optional<String> entry(String method, String name) {
        return present.flatMap(history -> history.entry(method, name));
    }

    @Override
    public void subscribe(Consumer<String> onPoint) {
        listeners.add(onPoint);
    }
}
