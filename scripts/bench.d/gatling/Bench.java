import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/// `locustfile.groovy` for Gatling: a fixed number of users, each with connections of its own, which ask without
/// waiting.
public final class Bench extends Simulation {
    {
        var home = http("/").get("/");
        var users = scenario("Bench")
                .during(Duration.ofSeconds(Long.getLong("bench.seconds")))
                .on(home)
                .injectOpen(atOnceUsers(Integer.getInteger("bench.users")));
        setUp(users)
                .protocols(http.baseUrl(System.getProperty("bench.url")))
                // Else a run with failed requests would end with exit code 0.
                .assertions(global().failedRequests().count().is(0L));
    }
}
