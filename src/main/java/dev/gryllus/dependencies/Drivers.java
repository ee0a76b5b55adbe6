package dev.gryllus.dependencies;

import java.io.IOException;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JDBC drivers among a script's libraries, known to `DriverManager` for as long as the libraries are.
final class Drivers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.dependencies");

    private final LibraryLoader loader;
    private final List<ForwardingDriver> registered = new ArrayList<>();

    Drivers(LibraryLoader loader) {
        this.loader = loader;
        if (loader.findResource("META-INF/services/java.sql.Driver") != null) {
            try {
                ServiceLoader.load(Driver.class, loader).stream()
                        .filter(found -> found.type().getClassLoader() == loader)
                        .forEach(this::register);
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.warn("Not all JDBC drivers of the libraries can be used: {}", e.toString());
            }
        }
    }

    private void register(ServiceLoader.Provider<Driver> found) {
        try {
            ForwardingDriver driver = new ForwardingDriver(found.get());
            driver.register();
            registered.add(driver);
        } catch (SQLException | ServiceConfigurationError | LinkageError e) {
            LOG.warn("The JDBC driver {} cannot be used: {}", found.type().getName(), e.toString());
        }
    }

    @Override
    public void close() {
        try {
            for (ForwardingDriver driver : registered) {
                driver.deregister();
            }
            Class<?> cleanup = loader.adopt(DriverCleanup.class);
            ((Runnable) cleanup.getConstructor().newInstance()).run();
        } catch (SQLException | IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("JDBC drivers cannot be deregistered", e);
        }
    }
}
