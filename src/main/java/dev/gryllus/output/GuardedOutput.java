package dev.gryllus.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An output that cannot hurt the run: what goes wrong is said once, and then it is left alone until the end.
final class GuardedOutput {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.output");

    private final Output output;
    private boolean failed;
    private boolean finishing;

    GuardedOutput(Output output) {
        this.output = output;
    }

    void start(RunInfo info) {
        attempt(() -> output.start(info));
    }

    void tick(Progress progress) {
        if (!failed) {
            attempt(() -> output.tick(progress));
        }
    }

    /// The last word: what is not written now is not there, however often that was said before.
    void finish(Progress progress) {
        boolean failedBefore = failed;
        finishing = true;
        if (attempt(() -> output.finish(progress)) && failedBefore) {
            LOG.info("{}: could be written at the end.", output.name());
        }
    }

    private boolean attempt(Step step) {
        try {
            step.run();
            return true;
        } catch (IOException e) {
            sayOnce(e);
        } catch (UncheckedIOException e) {
            sayOnce(e.getCause());
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.error("{}: failed by a mistake in Gryllus; the run goes on.", output.name(), e);
            }
        }
        failed = true;
        return false;
    }

    private void sayOnce(IOException e) {
        if (finishing) {
            LOG.error("{}: not written: {}", output.name(), reason(e));
        } else if (!failed) {
            LOG.warn(
                    "{}: cannot be written: {}. The run goes on; it is tried again at the end.",
                    output.name(),
                    reason(e));
        }
    }

    /// The JDK puts nothing but the path into the message of some exceptions.
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such folder: " + missing.getFile();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileAlreadyExistsException file -> "not a folder: " + file.getFile();
            default -> e.getMessage();
        };
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
