import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Methods of libraries that take a start long and whose answer is known: they answer at once.
final class Shortcuts {
    private static final ClassDesc MAP = ClassDesc.of("java.util.Map");

    /// @param answer the whole of the method
    private record Shortcut(String file, String method, MethodTypeDesc type, Consumer<CodeBuilder> answer) {
        private boolean isOf(MethodModel candidate) {
            return candidate.methodName().equalsString(method)
                    && candidate.methodTypeSymbol().equals(type);
        }
    }

    private static final List<Shortcut> ALL = List.of(
            // Before it compiles anything Groovy lists the JDK's modules and the library that it stands in, to know
            // which names are in the packages that need no import. It asks for each name anyway, and remembers the
            // answer; the survey only spares it some questions, and takes longer than to compile a script.
            new Shortcut(
                    "org/codehaus/groovy/vmplugin/v9/Java9.class",
                    "getDefaultImportClasses",
                    MethodTypeDesc.of(MAP, ClassDesc.of("java.lang.String").arrayType()),
                    code -> code.invokestatic(MAP, "of", MethodTypeDesc.of(MAP), true)
                            .areturn()),
            // Whether the first security provider is one of three for which OkHttp has ways of its own: to ask for the
            // first loads all of them. None of the three is shipped, and the usual way goes through any provider.
            notPreferred("isConscryptPreferred"),
            notPreferred("isBouncyCastlePreferred"),
            notPreferred("isOpenJSSEPreferred"));

    private Shortcuts() {}

    private static Shortcut notPreferred(String method) {
        return new Shortcut(
                "okhttp3/internal/platform/PlatformRegistry.class",
                method,
                MethodTypeDesc.of(ConstantDescs.CD_boolean),
                code -> code.iconst_0().ireturn());
    }

    /// @param library the files of the library by their names, some of which are changed
    /// @throws IllegalStateException if these are other libraries than those that have such methods
    static void apply(Map<String, byte[]> library) {
        ALL.forEach(shortcut -> apply(shortcut, library));
    }

    private static void apply(Shortcut shortcut, Map<String, byte[]> library) {
        ClassFile format = ClassFile.of();
        ClassModel old = format.parse(Optional.ofNullable(library.get(shortcut.file))
                .orElseThrow(() -> new IllegalStateException("no " + shortcut.file)));
        if (old.methods().stream().noneMatch(shortcut::isOf)) {
            throw new IllegalStateException(
                    shortcut.file + " has no " + shortcut.method + shortcut.type.displayDescriptor());
        }
        byte[] changed = format.transformClass(old, (written, part) -> {
            if (part instanceof MethodModel method && shortcut.isOf(method)) {
                written.withMethodBody(
                        method.methodName(), method.methodType(), method.flags().flagsMask(), shortcut.answer::accept);
            } else {
                written.with(part);
            }
        });
        library.put(shortcut.file, changed);
    }
}
