package dev.gryllus.support

import java.util.concurrent.TimeUnit

/** Waits for a condition, and not for a time: where it comes true soon that costs nothing, and a busy machine gets its time. */
class Eventually {
    private static final long LONGEST_SECONDS = 120

    /** @return true, so that it can stand among conditions */
    static boolean eventually(Closure<?> condition) {
        long begun = System.nanoTime()
        while (!condition()) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
                throw new IllegalStateException("what was waited for did not come about within $LONGEST_SECONDS s")
            }
            Thread.sleep(20)
        }
        true
    }
}
