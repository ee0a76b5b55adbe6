package dev.gryllus.support

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

/** The packaged program as a process, started as a user does: by scripts/gryllus. */
class Program {
    static final Path LAUNCHER = Path.of('scripts/gryllus').toAbsolutePath()

    private static final long LONGEST_RUN_SECONDS = 180
    private static final long LONGEST_UNTIL_LINE_SECONDS = 120
    private static final Path PERL = Path.of('/usr/bin/perl')

    /**
     * Where the check runs in the background of a script, SIGINT is ignored, which every process passes on to those that
     * it starts. Neither a shell nor a JVM can undo that for itself; the perl that Debian and macOS always have can, and
     * then becomes the program.
     */
    private static final List<String> INTERRUPTIBLY =
        Files.isExecutable(PERL) ? [PERL.toString(), '-e', '$SIG{INT} = "DEFAULT"; exec { $ARGV[0] } @ARGV or die "$ARGV[0]: $!"'] : []

    final Process process
    private final StringBuffer out = new StringBuffer()
    private final StringBuffer err = new StringBuffer()
    private final List<Thread> readers
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>()

    static Program start(Map options = [:], Path folder, String... arguments) {
        new Program(options, folder, arguments)
    }

    /** Starts it and waits for its end. */
    static Program run(Map options = [:], Path folder, String... arguments) {
        start(options, folder, arguments).await()
    }

    private Program(Map options, Path folder, String... arguments) {
        def builder = new ProcessBuilder(INTERRUPTIBLY + [LAUNCHER.toString()] + (arguments as List)).directory(folder.toFile())
        builder.environment().keySet().removeIf { it.startsWith('LOCUST_') }
        builder.environment().put('HOME', folder.toString())
        builder.environment().put('PERL_BADLANG', '0') // else it complains of locales that are not installed
        builder.environment().put('JAVA_HOME', System.getProperty('java.home'))
        builder.environment().putAll(options.env ?: [:])
        process = builder.start()
        readers = [reader(process.inputReader(), out), reader(process.errorReader(), err)]
    }

    private Thread reader(BufferedReader reader, StringBuffer text) {
        Thread.startVirtualThread {
            reader.eachLine { line ->
                text << line << '\n'
                awaited.findAll { line.contains(it.key) }.each { it.value.countDown() }
            }
        }
    }

    Program await() {
        if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
            fail("no end within $LONGEST_RUN_SECONDS s")
        }
        readers*.join()
        this
    }

    /** Waits until a line with this text is printed. */
    Program awaitLine(String text) {
        def latch = awaited.computeIfAbsent(text) { new CountDownLatch(1) }
        if (!stderr.contains(text) && !stdout.contains(text) && !latch.await(LONGEST_UNTIL_LINE_SECONDS, TimeUnit.SECONDS)) {
            fail("'$text' was not printed within $LONGEST_UNTIL_LINE_SECONDS s")
        }
        this
    }

    private void fail(String what) {
        process.destroyForcibly()
        throw new IllegalStateException("$what\n$err")
    }

    Program signal(String name) {
        new ProcessBuilder('kill', "-$name", "${process.pid()}").start().waitFor()
        this
    }

    int getExitCode() {
        process.exitValue()
    }

    String getStdout() {
        out.toString()
    }

    String getStderr() {
        err.toString()
    }

    /** Writes a locustfile into a folder. */
    static Path locustfile(Path folder, String text, String name = 'locustfile.groovy') {
        Files.writeString(folder.resolve(name), text.stripIndent(true))
    }
}
