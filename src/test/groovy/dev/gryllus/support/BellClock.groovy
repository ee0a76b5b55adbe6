package dev.gryllus.support

import dev.gryllus.stats.Alarm
import java.time.Duration

/** A clock whose alarms ring by hand only. */
class BellClock extends FakeClock {
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
