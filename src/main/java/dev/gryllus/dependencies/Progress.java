package dev.gryllus.dependencies;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once that something is fetched, for it may take a while.
final class Progress extends AbstractTransferListener {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.dependencies");

    private boolean told; // guarded by this: transfers run at the same time

    @Override
    public synchronized void transferInitiated(TransferEvent event) {
        LOG.debug("Fetching {}", event.getResource().getResourceName());
        if (!told) {
            told = true;
            LOG.info("Fetching libraries of the script");
        }
    }
}
