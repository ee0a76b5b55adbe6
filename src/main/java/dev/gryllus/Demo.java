package dev.gryllus;

import dev.gryllus.cli.Invocation;
import dev.gryllus.demo.DemoShop;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jline.utils.Signals;

/// `gryllus demo`: the built-in shop on loopback, and a load test against it unless it is only to be served.
final class Demo {
    private final Invocation.Demo invocation;
    private final Path workingDirectory;

    Demo(Invocation.Demo invocation, Path workingDirectory) {
        this.invocation = invocation;
        this.workingDirectory = workingDirectory;
    }

    /// @return the exit code
    int run() {
        try (DemoShop shop = DemoShop.start(invocation.port())) {
            System.err.println("Demo shop at " + shop.url());
            return invocation.serveOnly() ? serve() : load(shop);
        }
    }

    private static int serve() {
        System.err.println("CTRL+C ends it.");
        CountDownLatch end = new CountDownLatch(1);
        Signals.register("INT", end::countDown);
        Signals.register("TERM", end::countDown);
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    private int load(DemoShop shop) {
        var options = invocation.options();
        List<String> files = options.locustfiles().isEmpty() ? List.of(ownLocustfile()) : options.locustfiles();
        return new LoadTest(options.withLocustfiles(files), workingDirectory, Optional.of(shop.url())).run();
    }

    /// The launcher says where the program lies; without it, that is the working directory.
    private String ownLocustfile() {
        return Path.of(System.getProperty("gryllus.home", workingDirectory.toString()))
                .resolve("examples/locustfile.groovy")
                .toString();
    }
}
