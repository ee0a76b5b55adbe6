package dev.gryllus.output;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Which programs the terminal behind stdin belongs to at the moment: the shell puts those that it waits for into the
/// foreground, and stops any other that reads from the terminal or changes its mode. Only the system knows, and neither
/// the JDK nor JLine asks it.
final class ForegroundGroup {
    private static final int STDIN = 0;

    private final MethodHandle ownGroup;
    private final MethodHandle groupOfTerminal;

    private ForegroundGroup(MethodHandle ownGroup, MethodHandle groupOfTerminal) {
        this.ownGroup = ownGroup;
        this.groupOfTerminal = groupOfTerminal;
    }

    /// Empty on a system that has no such groups.
    static Optional<ForegroundGroup> ofStdin() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> own = linker.defaultLookup().find("getpgrp");
        Optional<MemorySegment> terminals = linker.defaultLookup().find("tcgetpgrp");
        return own.isPresent() && terminals.isPresent()
                ? Optional.of(new ForegroundGroup(
                        function(linker, own.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT)),
                        function(
                                linker,
                                terminals.get(),
                                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))))
                : Optional.empty();
    }

    /// Whether this program is in the foreground; false without a terminal that it was started from.
    boolean isOurs() {
        try {
            int own = (int) ownGroup.invokeExact();
            int terminals = (int) groupOfTerminal.invokeExact(STDIN);
            return own == terminals;
        } catch (Throwable e) {
            throw new IllegalStateException("functions of the system throw nothing", e);
        }
    }

    /// The launcher allows native access.
    @SuppressWarnings("restricted")
    private static MethodHandle function(Linker linker, MemorySegment address, FunctionDescriptor descriptor) {
        return linker.downcallHandle(address, descriptor);
    }
}
