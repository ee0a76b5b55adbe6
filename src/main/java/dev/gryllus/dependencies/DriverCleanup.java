package dev.gryllus.dependencies;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Takes away the drivers that the libraries of a loader registered themselves. `DriverManager` allows that only to
/// who sees their classes, so [LibraryLoader] takes this class in ([LibraryLoader#adopt]), which is why it is public
/// and uses nothing of ours.
public final class DriverCleanup implements Runnable {
    @Override
    public void run() {
        DriverManager.drivers()
                .filter(driver ->
                        driver.getClass().getClassLoader() == getClass().getClassLoader())
                .forEach(DriverCleanup::deregister);
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
