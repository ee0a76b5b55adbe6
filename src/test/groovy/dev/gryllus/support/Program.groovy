package dev.gryllus.support

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

/** The packaged program as a process, started as a user does: by scripts/gryllus. */
class Program {
    static final Path LAUNCHER = Path.of('scripts/gryllus').toAbsolutePath()

    final Process process
    private final StringBuffer out = new StringBuffer()
    private final StringBuffer err = new StringBuffer()
    private final List<Thread> readers
    private final Map<String, CountDownLatch> awaited = [:].asSynchronized()

    static Program start(Map options = [:], Path folder, String... arguments) {
        new Program(options, folder, arguments)
    }

    /** Starts it and waits for its end. */
    static Program run(Map options = [:], Path folder, String... arguments) {
        start(options, folder, arguments).await()
    }

    private Program(Map options, Path folder, String... arguments) {
        def builder = new ProcessBuilder([LAUNCHER.toString()] + (arguments as List)).directory(folder.toFile())
        builder.environment().keySet().removeIf { it.startsWith('LOCUST_') }
        builder.environment().put('HOME', folder.toString())
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
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly()
            throw new IllegalStateException("no end within 90 s\n$err")
        }
        readers*.join()
        this
    }

    /** Waits until a line with this text is printed. */
    Program awaitLine(String text) {
        def latch = awaited.computeIfAbsent(text) { new CountDownLatch(1) }
        if (!stderr.contains(text) && !stdout.contains(text) && !latch.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("'$text' was not printed within 60 s\n$err")
        }
        this
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
