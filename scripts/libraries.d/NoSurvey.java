import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Takes a survey out of Groovy's compiler: before it compiles anything it lists the JDK's modules and the library that
/// it
/// stands in, to know which names are in the packages that need no import. It asks for each name anyway, and remembers
/// the answer; the survey only spares it some questions, and takes longer than to compile a script.
final class NoSurvey {
    static final String FILE = "org/codehaus/groovy/vmplugin/v9/Java9.class";

    private static final String METHOD = "getDefaultImportClasses";
    private static final ClassDesc MAP = ClassDesc.of("java.util.Map");

    private NoSurvey() {}

    /// @param content of [#FILE]
    /// @return the same, but what it finds is nothing
    static byte[] rewritten(byte[] content) {
        ClassFile format = ClassFile.of();
        ClassModel old = format.parse(content);
        if (old.methods().stream().filter(NoSurvey::isSurvey).count() != 1) {
            throw new IllegalStateException(FILE + " of this Groovy has another " + METHOD);
        }
        return format.transformClass(old, (written, part) -> {
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
    }

    private static boolean isSurvey(MethodModel method) {
        return method.methodName().equalsString(METHOD);
    }
}
