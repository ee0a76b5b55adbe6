import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Rewrites the ASM that Groovy brings along: from a class format without stack maps to that of Java 8, with the same
/// instructions. Of the old format the JVM prepares no classes (JDK 25; JVMS 4.10), nor any that extend them: each
/// start would read and verify them anew.
///
/// `java NewerClasses.java LIBRARY.jar ...`; a library without such classes stays as it is.
final class NewerClasses {
    private final ClassFile format;

    private NewerClasses(ClassLoader library) {
        format = ClassFile.of(ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(library)));
    }

    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            rewrite(Path.of(argument).toAbsolutePath());
        }
    }

    private static void rewrite(Path library) throws IOException {
        Path newer = library.resolveSibling(library.getFileName() + ".newer");
        try (ZipFile from = new ZipFile(library.toFile());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {library.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            if (!hasOld(from)) {
                return;
            }
            try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(newer))) {
                new NewerClasses(loader).copy(from, to);
            }
        }
        Files.move(newer, library, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean hasOld(ZipFile library) throws IOException {
        for (ZipEntry entry : Collections.list(library.entries())) {
            if (isAsm(entry) && isOld(content(library, entry))) {
                return true;
            }
        }
        return false;
    }

    private void copy(ZipFile from, ZipOutputStream to) throws IOException {
        for (ZipEntry entry : Collections.list(from.entries())) {
            byte[] content = content(from, entry);
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setTimeLocal(entry.getTimeLocal());
            to.putNextEntry(copy);
            to.write(isAsm(entry) && isOld(content) ? rewritten(content) : content);
            to.closeEntry();
        }
    }

    private static byte[] content(ZipFile library, ZipEntry entry) throws IOException {
        try (InputStream stream = library.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    private static boolean isAsm(ZipEntry entry) {
        return entry.getName().startsWith("groovyjarjarasm/") && entry.getName().endsWith(".class");
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
