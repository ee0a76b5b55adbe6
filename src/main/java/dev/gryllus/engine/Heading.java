package dev.gryllus.engine;

import dev.gryllus.stats.Recorder;
import dev.gryllus.user.ScriptFaults;
import dev.gryllus.user.StopTest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a run is heading for: as its shape says, or the operator, where no shape of the script does. Confined to the
/// runner's thread, but for [#target], [#wanted] and [#announce], which are for any.
final class Heading {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    private final StopSignal stopSignal;
    private final Recorder recorder;
    private volatile Optional<Target> target = Optional.empty();
    private final Deque<UnaryOperator<Target>> ahead = new ArrayDeque<>(); // guarded by this
    private volatile LoadShape shape; // written with the lock of this
    private ShapeTicker ticker;
    private boolean shapeFails;
    private boolean isNew;

    /// @param stopSignal told when the shape has come to its end
    /// @param recorder where faults of the shape are counted
    Heading(LoadShape shape, StopSignal stopSignal, Recorder recorder) {
        this.stopSignal = stopSignal;
        this.recorder = recorder;
        this.shape = shape;
        this.ticker = new ShapeTicker(shape);
    }

    /// Empty before the shape has said for the first time what it wants.
    Optional<Target> target() {
        return target;
    }

    /// The same when all is done that was announced; empty while a shape of the script has not answered.
    synchronized Optional<Target> wanted() {
        Optional<Target> wanted = shape instanceof LoadShape.Constant(Target constant) ? Optional.of(constant) : target;
        for (UnaryOperator<Target> change : ahead) {
            wanted = wanted.map(change);
        }
        return wanted;
    }

    /// A change that is asked for. [#change] and [#replace] do what was announced, in order.
    synchronized Future<?> announce(UnaryOperator<Target> change, Supplier<Future<?>> asking) {
        ahead.addLast(change);
        return asking.get();
    }

    /// What another shape and a change make of a target; what a shape of a script will say nobody knows.
    static Target after(Target before, Optional<LoadShape> other, Optional<UnaryOperator<Target>> change) {
        Target kept = other.filter(LoadShape.Constant.class::isInstance)
                .map(shape -> ((LoadShape.Constant) shape).target())
                .orElse(before);
        return change.map(wanted -> wanted.apply(kept)).orElse(kept);
    }

    boolean hasConstantShape() {
        return shape instanceof LoadShape.Constant;
    }

    /// Whether the shape has failed and not answered since.
    boolean shapeFails() {
        return shapeFails;
    }

    /// As announced: from now on another shape is asked, if there is one, at once for the first time; and then the
    /// target is changed, if it is to be.
    synchronized void replace(Optional<LoadShape> other, Optional<UnaryOperator<Target>> change) {
        ahead.removeFirst();
        other.ifPresent(this::follow);
        change.ifPresent(this::become);
    }

    private void follow(LoadShape other) {
        ticker.close();
        shape = other;
        ticker = new ShapeTicker(other);
    }

    /// Heads for the same target once more, by another way.
    void renew() {
        isNew |= target.isPresent();
    }

    /// Heads for another target, as announced. Refused, with a line in the log, while a shape of the script says what
    /// is wanted.
    synchronized void change(UnaryOperator<Target> change) {
        ahead.removeFirst();
        become(change);
    }

    private void become(UnaryOperator<Target> change) {
        if (shape instanceof LoadShape.Constant(Target before)) {
            Target wanted = change.apply(before);
            follow(LoadShape.constant(wanted));
            become(wanted);
        } else {
            LOG.info("There is an ongoing shape test running. Editing is disabled");
        }
    }

    /// Asks the shape, if it is time to.
    void ask(Duration elapsed) throws InterruptedException {
        switch (ticker.tick(elapsed)) {
            case Tick.NoAnswer none -> {}
            case Tick.Wanted(Target wanted) -> {
                shapeFails = false;
                if (!target.equals(Optional.of(wanted))) {
                    tellUpdate(wanted);
                    become(wanted);
                }
            }
            case Tick.Over over -> {
                LOG.info("Shape test stopping");
                stopSignal.stop(new StopReason.ShapeCompleted());
            }
            case Tick.Fault(StopTest e) -> stopSignal.stop(new StopReason.ByScript(e.getMessage()));
            case Tick.Fault(OutOfMemoryError e) -> throw e; // not the script's fault alone
            case Tick.Fault(Throwable e) -> {
                shapeFails = true;
                recorder.exception(ScriptFaults.describe(e));
            }
        }
    }

    private void tellUpdate(Target wanted) {
        if (!hasConstantShape()) {
            LOG.info(LogText.of(
                    "Shape test updating to %d users at %.2f spawn rate", wanted.users(), wanted.spawnRate()));
        }
    }

    private void become(Target wanted) {
        target = Optional.of(wanted);
        isNew = true;
    }

    /// The target, if it was not taken up yet. The same one once more is new as well: whoever asks for it wants users
    /// back that ended.
    Optional<Target> takeUp() {
        boolean wasNew = isNew;
        isNew = false;
        return target.filter(present -> wasNew);
    }

    /// How long until the shape is asked; empty while it has not answered.
    Optional<Duration> untilNext(Duration elapsed) {
        return ticker.untilNext(elapsed);
    }

    /// Gives up an open question to the shape.
    void close() {
        ticker.close();
    }
}
