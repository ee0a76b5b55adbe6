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
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.stream.Stream;

/// `sendto(2)`, `recvmsg(2)`, `recvfrom(2)`, `ioctl(2)` and `setsockopt(2)` on the descriptor of a channel, for
/// Linux on 64 bits. Numbers are those of its `asm-generic` headers, of `linux/tcp.h`, and of `unistd.h` for each
/// processor.
///
/// All go through `syscall(2)`, so that the JVM has to write one kind of call only, which takes some milliseconds of a
/// start; and it does without what the functions of the C library do for threads that may be cancelled. Its parameters
/// are declared as variable in number, and are words in the same registers as if they were not.
///
/// A channel tells its descriptor to who may see a package of the JDK: `Add-Exports` of our archive says so, which
/// `java -jar` alone follows. Where one may not, this class cannot be initialized.
final class LinuxSocketCalls implements SocketCalls {
    /// Also the type of the control message that it brings.
    static final int SO_TIMESTAMPNS = 35;

    static final int SOL_SOCKET = 1;

    /// The same, since Linux 4.18: how many bytes are left, the end being one of them.
    static final int TCP_INQ = 36;

    static final int IPPROTO_TCP = 6;
    private static final int SIOCOUTQ = 0x5411;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_PEEK = 0x2;
    private static final int MSG_NOSIGNAL = 0x4000;

    static final long ERRNO_SIZE = Linker.Option.captureStateLayout().byteSize();
    private static final long NOTHING = 0;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int EPIPE = 32;
    private static final int ECONNRESET = 104;

    private static final boolean AMD = System.getProperty("os.arch").equals("amd64");
    private static final long SETSOCKOPT = AMD ? 54 : 208;
    private static final long IOCTL = AMD ? 16 : 29;
    private static final long SENDTO = AMD ? 44 : 206;
    private static final long RECVFROM = AMD ? 45 : 207;
    private static final long RECVMSG = AMD ? 47 : 212;

    // Constants of the class, which is what makes calls of them as cheap as those of methods.
    private static final MethodHandle DESCRIPTOR = descriptorMethod();
    private static final MethodHandle SYSCALL = function(
            "syscall",
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));

    private static final MemorySegment ON = on();

    /// What was wrong where nobody asks; written by any number of threads.
    private static final ErrorNumber UNREAD = new ErrorNumber(Arena.global().allocate(ERRNO_SIZE, Integer.BYTES));

    /// The kernel notes times as long as anybody asks for them, and begins with it some milliseconds late: so a socket
    /// without a connection asks all the while.
    private final SocketChannel asking = SocketChannel.open();

    /// @throws IOException if there is no socket left
    LinuxSocketCalls() throws IOException {
        annotateReceipts(asking);
    }

    private static MemorySegment on() {
        MemorySegment memory = Arena.global().allocate(Integer.BYTES, Integer.BYTES);
        memory.asByteBuffer().order(ByteOrder.nativeOrder()).putInt(1); // as in CallBuffer
        return memory;
    }

    private static MethodHandle descriptorMethod() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(Class.forName("sun.nio.ch.SelChImpl"), "getFDVal", MethodType.methodType(int.class))
                    .asType(MethodType.methodType(int.class, SocketChannel.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("channels do not tell their descriptors", e);
        }
    }

    /// None of them waits for anybody, so the JVM need not be told that the thread is away: for the microseconds that a
    /// call takes, a collection waits for it.
    @SuppressWarnings("restricted") // how the JVM is started allows it
    private static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... more) {
        Linker linker = Linker.nativeLinker();
        Linker.Option[] options = Stream.concat(Stream.of(Linker.Option.critical(false)), Stream.of(more))
                .toArray(Linker.Option[]::new);
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    @Override
    public Optional<Integer> annotateReceipts(SocketChannel channel) {
        int descriptor = descriptor(channel);
        switchOn(descriptor, IPPROTO_TCP, TCP_INQ); // a kernel that does not know it never says that nothing is left
        return switchOn(descriptor, SOL_SOCKET, SO_TIMESTAMPNS) ? Optional.of(descriptor) : Optional.empty();
    }

    private static boolean switchOn(int descriptor, int level, int option) {
        return call(UNREAD, SETSOCKOPT, descriptor, level, option, ON.address(), ON.byteSize(), NOTHING) == 0;
    }

    private static int descriptor(SocketChannel channel) {
        try {
            return (int) DESCRIPTOR.invokeExact(channel);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public int send(int descriptor, MemorySegment bytes, int count, ErrorNumber error) throws IOException {
        long flags = MSG_DONTWAIT | MSG_NOSIGNAL;
        int sent = (int) call(error, SENDTO, descriptor, bytes.address(), count, flags, NOTHING, NOTHING);
        if (hasFailed(sent, error)) {
            throw failure(error);
        }
        return sent;
    }

    @Override
    public int receive(int descriptor, MemorySegment message, ErrorNumber error) throws IOException {
        long count = call(error, RECVMSG, descriptor, message.address(), MSG_DONTWAIT, NOTHING, NOTHING, NOTHING);
        return received((int) count, error);
    }

    @Override
    public int look(int descriptor, MemorySegment bytes, ErrorNumber error) throws IOException {
        long count = call(error, RECVFROM, descriptor, bytes.address(), 1, MSG_PEEK | MSG_DONTWAIT, NOTHING, NOTHING);
        return received((int) count, error);
    }

    @Override
    public void unacknowledged(int descriptor, MemorySegment count, ErrorNumber error) throws IOException {
        long failed = call(error, IOCTL, descriptor, SIOCOUTQ, count.address(), NOTHING, NOTHING, NOTHING);
        if (failed != 0) {
            throw failure(error);
        }
    }

    private static long call(
            ErrorNumber error, long number, long first, long second, long third, long fourth, long fifth, long sixth) {
        try {
            return (long) SYSCALL.invokeExact(error.memory(), number, first, second, third, fourth, fifth, sixth);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static int received(int count, ErrorNumber error) throws IOException {
        if (hasFailed(count, error)) {
            throw switch (error.get()) {
                case ECONNRESET, EPIPE -> new SocketException("Connection reset");
                default -> failure(error);
            };
        }
        return count;
    }

    /// That nothing can be done without waiting is no failure.
    private static boolean hasFailed(int count, ErrorNumber error) {
        return count < 0 && error.get() != EAGAIN && error.get() != EINTR;
    }

    private static IOException failure(ErrorNumber error) {
        return new IOException(ErrorText.of(error.get()));
    }

    /// What the system says to an error. Apart, as hardly any test has one of those.
    private static final class ErrorText {
        /// Longer than any.
        private static final MemoryLayout TEXT = MemoryLayout.sequenceLayout(256, JAVA_BYTE);

        private static final MethodHandle STRERROR = function("strerror", FunctionDescriptor.of(text(), JAVA_INT));

        @SuppressWarnings("restricted") // the same
        private static MemoryLayout text() {
            return ADDRESS.withTargetLayout(TEXT);
        }

        static String of(int error) {
            try {
                return ((MemorySegment) STRERROR.invokeExact(error)).getString(0);
            } catch (Throwable e) {
                throw unexpected(e);
            }
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
