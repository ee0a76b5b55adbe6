package dev.gryllus.data;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Says which row comes next. Shared by all users: safe for use by any number of threads.
@FunctionalInterface
interface Order {
    int next();

    /// The order of the file, over and over.
    static Order circular(int size) {
        AtomicLong position = new AtomicLong();
        return () -> (int) (position.getAndIncrement() % size);
    }

    /// Any row, each time anew.
    static Order random(int size) {
        return () -> ThreadLocalRandom.current().nextInt(size);
    }
}
