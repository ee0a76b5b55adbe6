package dev.gryllus.http;

import java.util.concurrent.BlockingQueue;
import okhttp3.internal.concurrent.TaskRunner;

/// Never runs a task; see [OkHttpCore#newPool].
enum NoTasks implements TaskRunner.Backend {
    INSTANCE;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void coordinatorNotify(TaskRunner runner) {}

    @Override
    public void coordinatorWait(TaskRunner runner, long nanos) {}

    @Override
    public <T> BlockingQueue<T> decorate(BlockingQueue<T> queue) {
        return queue;
    }

    @Override
    public void execute(TaskRunner runner, Runnable task) {}
}
