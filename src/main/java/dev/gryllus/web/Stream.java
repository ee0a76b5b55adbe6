package dev.gryllus.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One browser that listens. It has no thread: what is to be sent is written when the connection takes it, and what was
/// not sent when something newer comes is left out. Safe for any number of threads; nothing here waits.
final class Stream implements WriteListener {
    private final Set<Topic> topics;
    private final AsyncContext request;
    private final ServletOutputStream out;
    private final Consumer<Stream> onEnd;
    private Optional<byte[]> newest = Optional.empty(); // guarded by this, as all below
    private boolean flushed = true;
    private boolean open; // not before the container says so
    private boolean ended;

    /// @param topics what it listens to
    /// @param onEnd told once, when nobody listens any more
    Stream(Set<Topic> topics, AsyncContext request, ServletOutputStream out, Consumer<Stream> onEnd) {
        this.topics = topics;
        this.request = request;
        this.out = out;
        this.onEnd = onEnd;
    }

    Set<Topic> topics() {
        return topics;
    }

    /// Sends this, unless something newer comes before the connection is free.
    synchronized void send(byte[] event) {
        newest = Optional.of(event);
        writeWhilePossible();
    }

    @Override
    public synchronized void onWritePossible() {
        open = true;
        writeWhilePossible();
    }

    /// The rule of asynchronous servlets: each write and each flush only after `isReady` has said yes; where it says
    /// no, the container calls [#onWritePossible] later.
    private void writeWhilePossible() {
        try {
            while (open && !ended && (newest.isPresent() || !flushed)) {
                if (!out.isReady()) {
                    open = false;
                } else if (newest.isPresent()) {
                    byte[] event = newest.get();
                    newest = Optional.empty();
                    flushed = false;
                    out.write(event);
                } else {
                    flushed = true;
                    out.flush();
                }
            }
        } catch (IOException | IllegalStateException e) {
            end(); // the browser is gone
        }
    }

    @Override
    public void onError(Throwable e) {
        end();
    }

    /// Nothing is sent any more.
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        onEnd.accept(this);
        try {
            request.complete();
        } catch (IllegalStateException e) {
            // the container has ended the request by itself
        }
    }
}
