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
    private final Launch launch;
    private final Path workingDirectory;

    Demo(Invocation.Demo invocation, Launch launch, Path workingDirectory) {
        this.invocation = invocation;
        this.launch = launch;
        this.workingDirectory = workingDirectory;
    }

    /// @return the exit code
    int run() {
        if (invocation.serveOnly()) {
            launch.checkOptions();
        }
        try (DemoShop shop = DemoShop.start(invocation.port())) {
            launch.screen().println("Demo shop at " + shop.url());
            return invocation.serveOnly() ? serve() : load(shop);
        }
    }

    private int serve() {
        launch.screen().println("CTRL+C ends it.");
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
        List<String> named = invocation.beginning().locustfiles();
        return launch.run(named.isEmpty() ? List.of(ownLocustfile()) : named, Optional.of(shop.url()));
    }

    /// The launcher says where the program lies; without it, that is the working directory.
    private String ownLocustfile() {
        return Path.of(System.getProperty("gryllus.home", workingDirectory.toString()))
                .resolve("examples/locustfile.groovy")
                .toString();
    }
}
