import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Optional;

/// Takes a survey out of Groovy's compiler: before it compiles anything it lists the JDK's modules and the library that
/// it stands in, to know which names are in the packages that need no import. It asks for each name anyway, and
/// remembers the answer; the survey only spares it some questions, and takes longer than to compile a script.
final class NoSurvey {
    private static final String FILE = "org/codehaus/groovy/vmplugin/v9/Java9.class";

    private static final ClassDesc MAP = ClassDesc.of("java.util.Map");
    private static final String METHOD = "getDefaultImportClasses";
    private static final MethodTypeDesc TYPE =
            MethodTypeDesc.of(MAP, ClassDesc.of("java.lang.String").arrayType());

    private NoSurvey() {}

    /// @param library the files of the library by their names, of which one is changed: what it finds is nothing
    /// @throws IllegalStateException if this is another Groovy than the one that has it there
    static void apply(Map<String, byte[]> library) {
        ClassFile format = ClassFile.of();
        ClassModel old = format.parse(
                Optional.ofNullable(library.get(FILE)).orElseThrow(() -> new IllegalStateException("no " + FILE)));
        if (old.methods().stream().noneMatch(NoSurvey::isSurvey)) {
            throw new IllegalStateException(FILE + " has no " + METHOD + TYPE.displayDescriptor());
        }
        byte[] changed = format.transformClass(old, (written, part) -> {
            if (part instanceof MethodModel method && isSurvey(method)) {
                written.withMethodBody(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        code -> code.invokestatic(MAP, "of", MethodTypeDesc.of(MAP), true)
                                .areturn());
            } else {
                written.with(part);
            }
        });
        library.put(FILE, changed);
    }

    private static boolean isSurvey(MethodModel method) {
        return method.methodName().equalsString(METHOD)
                && method.methodTypeSymbol().equals(TYPE);
    }
}
