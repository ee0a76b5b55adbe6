package dev.gryllus.support

import dev.gryllus.stats.Alarm
import java.time.Duration
import java.util.concurrent.atomic.AtomicBoolean

/** A clock whose alarms ring by hand only. */
class BellClock extends FakeClock {
    static class Bell implements Alarm {
        Duration after
        Runnable action
        final AtomicBoolean rung = new AtomicBoolean()

        @Override
        void ring() {
            if (rung.compareAndSet(false, true)) {
                action.run()
            }
        }

        @Override
        void heard() {}
    }

    final List<Bell> bells = [].asSynchronized()

    @Override
    Alarm alarm(Duration after, Runnable action) {
        def bell = new Bell(after: after, action: action)
        bells << bell
        bell
    }

    /** The time of the last alarm is over. */
    void timeIsOver() {
        advance(bells.last().after)
        bells.last().ring()
    }
}
