import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
/// of the class path for it, and Groovy does so in each start.
///
/// The same libraries give the same bytes. Where several have a file of one name, it holds the lines of all of them if
/// it is a list; otherwise it is a mistake. What each library says of itself, licence, notices and manifest, is kept
/// below `META-INF/licenses`.
///
/// `java OneLibrary.java FOLDER ONE.jar`
final class OneLibrary {
    /// What Gryllus runs on, as of some classes there are several for different versions.
    private static final Runtime.Version JAVA = Runtime.Version.parse("25");

    /// Read from all libraries, line by line.
    private static final Pattern LIST = Pattern.compile("META-INF/(services|sisu)/.+");

    private static final Pattern OF_ITSELF =
            Pattern.compile("META-INF/(MANIFEST\\.MF|[^/]*(?:LICENSE|NOTICE|DEPENDENCIES)[^/]*)");

    /// What is true of a file or a module only.
    private static final Pattern LEFT_OUT =
            Pattern.compile("META-INF/(INDEX\\.LIST|versions/.*)|OSGI-INF/MANIFEST\\.MF|(.*/)?module-info\\.class");

    /// Each part of Groovy has its own; that of Groovy itself counts, whose name is the first.
    private static final String GROOVY_RELEASE = "META-INF/groovy-release-info.properties";

    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> contents = new TreeMap<>();

    private OneLibrary() {}

    public static void main(String[] arguments) throws IOException {
        OneLibrary one = new OneLibrary();
        for (Path library : libraries(Path.of(arguments[0]))) {
            one.add(library);
        }
        // In one step, as a program may run that reads the old one.
        Path library = Path.of(arguments[1]);
        Path written = library.resolveSibling(library.getFileName() + ".new");
        one.write(written);
        Files.move(written, library, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> libraries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void add(Path library) throws IOException {
        String name = library.getFileName().toString().replaceFirst("\\.jar$", "");
        try (JarFile jar = new JarFile(library.toFile(), false, ZipFile.OPEN_READ, JAVA)) {
            for (JarEntry entry : jar.versionedStream().toList()) {
                if (!entry.isDirectory() && !LEFT_OUT.matcher(entry.getName()).matches()) {
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
        String place = OF_ITSELF.matcher(name).replaceFirst("META-INF/licenses/" + library + "/$1");
        byte[] first = contents.putIfAbsent(place, content);
        if (first != null && !name.equals(GROOVY_RELEASE) && !Arrays.equals(first, content)) {
            throw new IllegalStateException(name + " is not the same in " + library + " and in a library before it");
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
        Shortcuts.apply(contents);
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
