package dev.gryllus.support

import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.util.jar.JarOutputStream
import java.util.zip.ZipEntry
import javax.tools.ToolProvider

/**
 * A Maven repository of small libraries made on the spot, and a Maven folder whose settings know no other: nothing is
 * asked of the network.
 */
class JarRepository {
    /** Maven's own folder, as ~/.m2 is. */
    final Path mavenFolder
    /** What is published. */
    final Path published
    private final Path work

    JarRepository(Path folder, Path mavenFolder = folder.resolve('m2')) {
        this.mavenFolder = Files.createDirectories(mavenFolder)
        published = Files.createDirectories(folder.resolve('published'))
        work = Files.createDirectories(folder.resolve('work'))
        mirrorAt(published.toUri().toString())
    }

    Path getLocal() {
        mavenFolder.resolve('repository')
    }

    /** Lets everything be asked of one address. */
    void mirrorAt(String url) {
        Files.writeString(mavenFolder.resolve('settings.xml'), """
            <settings><mirrors><mirror><id>mirror</id><mirrorOf>*</mirrorOf><url>$url</url></mirror></mirrors></settings>
        """.strip())
    }

    /**
     * Publishes a library.
     *
     * @param needs other libraries, as group:artifact:version
     * @param sources Java source by class name
     * @param files further content of the jar by name
     */
    Path publish(Map options = [:], String coordinate, Map<String, String> sources) {
        def (group, artifact, version) = coordinate.split(':')
        def folder = Files.createDirectories(published.resolve("${group.replace('.', '/')}/$artifact/$version"))
        def jar = folder.resolve("$artifact-${version}.jar")
        writeJar(jar, compiled(sources), (options.files ?: [:]) as Map<String, String>)
        def pom = Files.writeString(folder.resolve("$artifact-${version}.pom"), pom(group, artifact, version, (options.needs ?: []) as List))
        [jar, pom].each { checksum(it) }
        jar
    }

    static void checksum(Path file) {
        def digest = HexFormat.of().formatHex(MessageDigest.getInstance('SHA-1').digest(Files.readAllBytes(file)))
        Files.writeString(file.resolveSibling("${file.fileName}.sha1"), digest)
    }

    private Map<String, byte[]> compiled(Map<String, String> sources) {
        def folder = Files.createTempDirectory(work, 'classes')
        def files = sources.collect { name, text ->
            def file = folder.resolve(name.replace('.', '/') + '.java')
            Files.createDirectories(file.parent)
            Files.writeString(file, text).toString()
        }
        assert !files || ToolProvider.systemJavaCompiler.run(null, null, null, '-proc:none', '-d', folder.toString(), *files) == 0
        Files.walk(folder).filter { it.toString().endsWith('.class') }.toList()
            .collectEntries { [folder.relativize(it).toString(), Files.readAllBytes(it)] }
    }

    private static void writeJar(Path jar, Map<String, byte[]> classes, Map<String, String> files) {
        new JarOutputStream(Files.newOutputStream(jar)).withCloseable { out ->
            (classes + files.collectEntries { [it.key, it.value.bytes] }).each { name, content ->
                out.putNextEntry(new ZipEntry(name as String).tap { time = 0 })
                out.write(content as byte[])
            }
        }
    }

    private static String pom(String group, String artifact, String version, List<String> needs) {
        def dependencies = needs.collect {
            def (g, a, v) = it.split(':')
            "<dependency><groupId>$g</groupId><artifactId>$a</artifactId><version>$v</version></dependency>"
        }
        "<project><modelVersion>4.0.0</modelVersion><groupId>$group</groupId><artifactId>$artifact</artifactId>" +
            "<version>$version</version><dependencies>${dependencies.join()}</dependencies></project>"
    }
}
