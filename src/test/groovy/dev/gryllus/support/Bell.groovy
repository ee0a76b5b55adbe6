package dev.gryllus.support

import dev.gryllus.stats.Alarm
import java.time.Duration
import java.util.concurrent.atomic.AtomicBoolean

/** An alarm that rings once, whoever rings it, on the thread that does. */
class Bell implements Alarm {
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
