package dev.gryllus.net;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/// What a system has for sockets and the JDK has no method for. Safe for any number of threads.
interface SocketCalls {
    /// Those of this system, made when first asked for, which takes some milliseconds. Empty where nobody tells when
    /// something was received: on other systems and processors, or where we may not ask ([LinuxSocketCalls]).
    Optional<SocketCalls> OF_THIS_SYSTEM = find();

    private static Optional<SocketCalls> find() {
        if (!System.getProperty("os.name").equals("Linux")
                || !Set.of("amd64", "aarch64").contains(System.getProperty("os.arch"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LinuxSocketCalls());
        } catch (IOException | RuntimeException | LinkageError e) {
            LoggerFactory.getLogger("gryllus.http")
                    .debug("the kernel is not asked: response times end when their user has its turn", e);
            return Optional.empty();
        }
    }

    /// Has the kernel write down when it receives what comes on this channel from now on, and say whether more is there
    /// than it hands out.
    ///
    /// @return the channel's descriptor; empty if it tells no times
    Optional<Integer> annotateReceipts(SocketChannel channel);

    /// Sends what there is room for; never waits.
    ///
    /// @param bytes the first `count` of them; as `message` of [#receive]
    /// @return how many; -1 if there is no room
    /// @throws IOException if the connection failed, as the JDK would say it
    int send(int descriptor, MemorySegment bytes, int count, ErrorNumber error) throws IOException;

    /// Takes what is there; never waits.
    ///
    /// @param message a `msghdr`; the caller uses it and `error` afterwards, or keeps them alive otherwise
    /// @return how many bytes; 0 at the end; -1 if there are none
    /// @throws IOException if the connection failed, as the JDK would say it
    int receive(int descriptor, MemorySegment message, ErrorNumber error) throws IOException;

    /// The same for a single byte, but leaves it there.
    ///
    /// @param bytes with room for one; as `message` of [#receive]
    int look(int descriptor, MemorySegment bytes, ErrorNumber error) throws IOException;

    /// How many bytes of what was sent the other side has not acknowledged; if the connection has failed, when it did.
    ///
    /// @param count an `int`, which is written; as `message` of [#receive]
    /// @throws IOException if it is not known
    void unacknowledged(int descriptor, MemorySegment count, ErrorNumber error) throws IOException;
}
