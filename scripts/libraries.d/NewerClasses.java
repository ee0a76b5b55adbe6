import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.ByteBuffer;
import java.util.Map;

/// Rewrites the ASM that Groovy brings along: from a class format without stack maps to that of Java 8, with the same
/// instructions. Of the old format the JVM prepares no classes (JDK 25; JVMS 4.10), nor any that extend them: each
/// start would read and verify them anew.
final class NewerClasses {
    private final Map<String, byte[]> library;
    private final ClassFile format =
            ClassFile.of(ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(this::ofLibrary)
                    .orElse(ClassHierarchyResolver.defaultResolver())));

    /// @param library the files of the library by their names
    NewerClasses(Map<String, byte[]> library) {
        this.library = library;
    }

    /// Null, as this asks for it, where the library has no such class.
    private InputStream ofLibrary(ClassDesc type) {
        String descriptor = type.descriptorString();
        byte[] content = library.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
        return content == null ? null : new ByteArrayInputStream(content);
    }

    /// @return a file's content, which is as it was but for such classes
    byte[] rewritten(String file) {
        byte[] content = library.get(file);
        boolean ofAsm = file.startsWith("groovyjarjarasm/") && file.endsWith(".class");
        return ofAsm && isOld(content) ? rewritten(content) : content;
    }

    /// The major version is two bytes behind the magic number and the minor one (JVMS 4.1).
    private static boolean isOld(byte[] content) {
        return ByteBuffer.wrap(content).getShort(6) < ClassFile.JAVA_6_VERSION;
    }

    /// Each instruction is handed on by itself, as a body that is copied whole would get no stack maps.
    private byte[] rewritten(byte[] content) {
        ClassModel old = format.parse(content);
        return format.transformClass(
                old,
                ClassTransform.transformingMethodBodies((code, instruction) -> code.with(instruction))
                        .andThen(ClassTransform.endHandler(
                                written -> written.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }
}
