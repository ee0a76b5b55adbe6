package dev.gryllus.demo;

import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.util.Map;

/// The parts of the shop that make a report worth reading.
final class TroubleRoutes implements Routes {

    private final Troubles troubles;

    TroubleRoutes(Troubles troubles) {
        this.troubles = troubles;
    }

    @Override
    public void addTo(CountedRoutes routes) {
        routes.get("/slow", this::slow);
        routes.get("/flaky", this::flaky);
    }

    private void slow(Context ctx) {
        var delay = troubles.nextDelay();
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableResponse("The shop is closing");
        }
        ctx.json(Map.of("waited_ms", delay.toMillis()));
    }

    private void flaky(Context ctx) {
        if (troubles.nextFails()) {
            throw new ServiceUnavailableResponse("Every tenth call fails, on purpose");
        }
        ctx.json(Map.of("ok", true));
    }
}
