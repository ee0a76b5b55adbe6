package dev.gryllus.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the JDK has no method for: `recvmsg(2)` and `setsockopt(2)` on the descriptor of a channel, for Linux on
/// 64 bits. Numbers are those of its `socket.h` and `errno.h` in `asm-generic`. Safe for any number of threads.
///
/// A channel tells its descriptor to who may see a package of the JDK: `Add-Exports` of our archive says so, which
/// `java -jar` alone follows. Where one may not, or on another system, nobody tells when something was received.
final class SocketCalls {
    /// Also the type of the control message that it brings.
    static final int SO_TIMESTAMPNS = 35;

    static final int SOL_SOCKET = 1;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_PEEK = 0x2;

    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    static final long ERRNO_SIZE = Linker.Option.captureStateLayout().byteSize();
    private static final int NONE = 0;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int ECONNRESET = 104;

    /// Longer than any.
    private static final MemoryLayout TEXT = MemoryLayout.sequenceLayout(256, JAVA_BYTE);

    private static final Set<String> PROCESSORS = Set.of("amd64", "aarch64");

    /// Those of this system, made when first asked for: that takes some milliseconds.
    static final Optional<SocketCalls> OF_THIS_SYSTEM = find();

    private final MethodHandle descriptor;
    private final MethodHandle setsockopt;
    private final MethodHandle recvmsg;
    private final MethodHandle recv;
    private final MethodHandle strerror;

    @SuppressWarnings("restricted") // how the JVM is started allows it
    private SocketCalls() throws ReflectiveOperationException {
        descriptor = MethodHandles.lookup()
                .findVirtual(Class.forName("sun.nio.ch.SelChImpl"), "getFDVal", MethodType.methodType(int.class))
                .asType(MethodType.methodType(int.class, SocketChannel.class));
        setsockopt =
                call("setsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        recvmsg = call("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT), ERRNO);
        recv = call("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), ERRNO);
        strerror = call("strerror", FunctionDescriptor.of(ADDRESS.withTargetLayout(TEXT), JAVA_INT));
    }

    private static Optional<SocketCalls> find() {
        if (!System.getProperty("os.name").equals("Linux") || !PROCESSORS.contains(System.getProperty("os.arch"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SocketCalls());
        } catch (ReflectiveOperationException | RuntimeException e) {
            Logger log = LoggerFactory.getLogger("gryllus.http");
            log.debug("no timestamps of the kernel: response times end when their user has its turn", e);
            return Optional.empty();
        }
    }

    /// None of them blocks, so the JVM need not be told that the thread is away.
    @SuppressWarnings("restricted") // how the JVM is started allows it
    private static MethodHandle call(String name, FunctionDescriptor type, Linker.Option... more) {
        Linker linker = Linker.nativeLinker();
        Linker.Option[] options = Stream.concat(Stream.of(Linker.Option.critical(false)), Stream.of(more))
                .toArray(Linker.Option[]::new);
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    /// Has the kernel write down when it receives what comes on this channel from now on.
    ///
    /// @return the channel's descriptor; empty if it does not
    Optional<Integer> timestampReceipts(SocketChannel channel) {
        try (Arena arena = Arena.ofConfined()) {
            int number = (int) descriptor.invokeExact(channel);
            MemorySegment on = arena.allocateFrom(JAVA_INT, 1);
            int failed = (int) setsockopt.invokeExact(number, SOL_SOCKET, SO_TIMESTAMPNS, on, (int) on.byteSize());
            return failed == 0 ? Optional.of(number) : Optional.empty();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Takes what is there; never waits.
    ///
    /// @param message a `msghdr`
    /// @param errno of [#ERRNO_SIZE]
    /// @return how many bytes; 0 at the end; -1 if there are none
    /// @throws IOException if the connection failed, as the JDK would say it
    int receive(int descriptor, MemorySegment message, MemorySegment errno) throws IOException {
        int count;
        try {
            count = (int) (long) recvmsg.invokeExact(errno, descriptor, message, MSG_DONTWAIT);
        } catch (Throwable e) {
            throw unexpected(e);
        }
        return checked(count, errno);
    }

    /// The same, but leaves it there.
    ///
    /// @param into for one byte
    int look(int descriptor, MemorySegment into, MemorySegment errno) throws IOException {
        int count;
        try {
            count = (int) (long) recv.invokeExact(errno, descriptor, into, 1L, MSG_PEEK | MSG_DONTWAIT);
        } catch (Throwable e) {
            throw unexpected(e);
        }
        return checked(count, errno);
    }

    private int checked(int count, MemorySegment errno) throws IOException {
        int error = count < 0 ? errno.get(JAVA_INT, 0) : NONE;
        return switch (error) {
            case NONE, EAGAIN, EINTR -> count;
            case ECONNRESET -> throw new SocketException("Connection reset");
            default -> throw new IOException(text(error));
        };
    }

    private String text(int error) {
        try {
            return ((MemorySegment) strerror.invokeExact(error)).getString(0);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Calls of the system declare nothing, and throw nothing of their own.
    private static RuntimeException unexpected(Throwable thrown) {
        return switch (thrown) {
            case Error error -> throw error;
            case RuntimeException known -> known;
            default -> new IllegalStateException(thrown);
        };
    }
}
