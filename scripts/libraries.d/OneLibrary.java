import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes one library of many. Whoever looks for all files of a name, or for one that is not there, opens each library
/// of
/// the class path for it, and Groovy does so in each start.
///
/// The same libraries give the same bytes. Where several have a file of one name, it holds what the class path would
/// tell: the lines of all of them where such files are lists, else those of the first. Licences and notices of each
/// library are kept below `META-INF/licenses`.
///
/// `java OneLibrary.java FOLDER ONE.jar`
final class OneLibrary {
    /// Read from all libraries, line by line.
    private static final Pattern LIST = Pattern.compile("META-INF/(services|sisu)/.+");

    private static final Pattern LICENCE = Pattern.compile("META-INF/((LICENSE|NOTICE|DEPENDENCIES)[^/]*)");

    /// What is true of a library as a file or as a module only.
    private static final Pattern OF_FILES =
            Pattern.compile("META-INF/(INDEX\\.LIST|versions/.*)|(.*/)?(MANIFEST\\.MF|module-info\\.class)");

    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> contents = new TreeMap<>();

    private OneLibrary() {}

    public static void main(String[] arguments) throws IOException {
        OneLibrary one = new OneLibrary();
        for (Path library : libraries(Path.of(arguments[0]))) {
            one.add(library);
        }
        one.write(Path.of(arguments[1]));
    }

    private static List<Path> libraries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// With the classes that are meant for this version of Java.
    private void add(Path library) throws IOException {
        String name = library.getFileName().toString().replaceFirst("\\.jar$", "");
        try (JarFile jar = new JarFile(library.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : jar.versionedStream().toList()) {
                if (!entry.isDirectory() && !OF_FILES.matcher(entry.getName()).matches()) {
                    add(name, entry.getName(), content(jar, entry));
                }
            }
        }
    }

    private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream stream = jar.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    private void add(String library, String name, byte[] content) {
        if (LIST.matcher(name).matches()) {
            contents.merge(name, content, OneLibrary::joined);
            return;
        }
        String place = LICENCE.matcher(name).replaceFirst("META-INF/licenses/" + library + "/$1");
        byte[] first = contents.putIfAbsent(place, content);
        if (first != null && !place.startsWith("META-INF/") && !Arrays.equals(first, content)) {
            throw new IllegalStateException(name + " stands in " + library
                    + " and, otherwise, in a library before it. Is one of them a rest of an earlier build?");
        }
    }

    private static byte[] joined(byte[] lines, byte[] more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(lines);
        all.write('\n');
        all.writeBytes(more);
        return all.toByteArray();
    }

    private void write(Path library) throws IOException {
        NewerClasses newer = new NewerClasses(contents);
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(library))) {
            for (String file : contents.keySet()) {
                ZipEntry entry = new ZipEntry(file);
                entry.setTimeLocal(ANY_TIME);
                to.putNextEntry(entry);
                to.write(newer.rewritten(file));
                to.closeEntry();
            }
        }
    }
}
