package dev.gryllus.http;

import java.util.Map;

/// Requests to JSON interfaces, and judging them by assertion:
/// `rest('GET', '/items/7') { r -> assert r.js.price > 0 }`.
/// Arguments are those of [HttpVerbs]; what is different stands in [Rest].
public interface RestVerbs {
    HttpSession getClient();

    default Response rest(String method, String url) throws Exception {
        return rest(Map.of(), method, url, Rest.NO_CHECK);
    }

    default Response rest(Map<String, ?> arguments, String method, String url) throws Exception {
        return rest(arguments, method, url, Rest.NO_CHECK);
    }

    default Response rest(String method, String url, ResponseCheck check) throws Exception {
        return rest(Map.of(), method, url, check);
    }

    default Response rest(Map<String, ?> arguments, String method, String url, ResponseCheck check) throws Exception {
        return new Rest(check).send(getClient(), arguments, method, url);
    }

    default Response rest_(String method, String url) throws Exception {
        return rest_(Map.of(), method, url, Rest.NO_CHECK);
    }

    default Response rest_(Map<String, ?> arguments, String method, String url) throws Exception {
        return rest_(arguments, method, url, Rest.NO_CHECK);
    }

    default Response rest_(String method, String url, ResponseCheck check) throws Exception {
        return rest_(Map.of(), method, url, check);
    }

    /// As `rest`, with the time in the query, which no cache has an answer for. Reported as `/items?_=...`.
    default Response rest_(Map<String, ?> arguments, String method, String url, ResponseCheck check) throws Exception {
        return new Rest(check).sendUncached(getClient(), arguments, method, url);
    }
}
