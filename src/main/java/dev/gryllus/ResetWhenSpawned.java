package dev.gryllus;

import dev.gryllus.engine.RunListener;
import dev.gryllus.event.Environment;
import dev.gryllus.stats.Stats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `--reset-stats`: what was counted during the ramp is forgotten.
record ResetWhenSpawned(Stats stats, Environment environment) implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    @Override
    public void spawningComplete(int users) {
        LOG.info("Resetting stats");
        stats.reset();
        environment.tellStatsReset();
    }
}
