package dev.gryllus.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What holds for every request of a session unless a call says otherwise: `client.verify = false`. Values are those
/// of the arguments of the same names ([HttpVerbs]).
public abstract sealed class SessionSettings permits HttpSession {
    private final Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Optional<String> requestName = Optional.empty();
    private Optional<String> authorization = Optional.empty();
    private ConnectionSettings connection = ConnectionSettings.DEFAULT;
    private Object verify = true;
    private Object cert;
    private Object proxies = Map.of();
    private Object timeout;
    private Object http2;

    final Optional<String> requestName() {
        return requestName;
    }

    final Optional<String> authorization() {
        return authorization;
    }

    final ConnectionSettings connection() {
        return connection;
    }

    /// Headers that every request of this session sends; a null takes a default away.
    public Map<String, Object> getHeaders() {
        return headers;
    }

    /// What requests without a `name` of their own are reported as; null if they go by their address.
    public String getRequest_name() {
        return requestName.orElse(null);
    }

    /// @param name null to end it
    public void setRequest_name(String name) {
        requestName = Optional.ofNullable(name).filter(text -> !text.isEmpty());
    }

    /// Basic authentication for every request from now on.
    ///
    /// @param pair `[user, password]`; null to end it
    public void setAuth(List<String> pair) {
        authorization = Optional.ofNullable(pair).map(RequestArguments::basic);
    }

    /// Whether, and by whose word, the certificates of TLS servers are checked.
    public Object getVerify() {
        return verify;
    }

    public void setVerify(Object value) {
        connection = connection.with(connection.tls().with(ConnectionArguments.trust(value)));
        verify = value;
    }

    /// The client's own certificate; null if it has none.
    public Object getCert() {
        return cert;
    }

    /// @param value null to have none
    public void setCert(Object value) {
        Optional<ClientCertificate> certificate = Optional.ofNullable(value).map(ConnectionArguments::certificate);
        connection = connection.with(connection.tls().with(certificate));
        cert = value;
    }

    public Object getProxies() {
        return proxies;
    }

    /// @param value null or an empty map for none
    public void setProxies(Object value) {
        Object given = value == null ? Map.of() : value;
        connection = connection.with(ConnectionArguments.proxies(given));
        proxies = given;
    }

    /// Null if requests may take as long as they like.
    public Object getTimeout() {
        return timeout;
    }

    /// @param value null for no limit
    public void setTimeout(Object value) {
        connection = connection.with(value == null ? Timeouts.NONE : ConnectionArguments.timeouts(value));
        timeout = value;
    }

    /// Null if HTTP/2 is spoken where a TLS server offers it.
    public Object getHttp2() {
        return http2;
    }

    public void setHttp2(Object value) {
        connection = connection.with(value == null ? Http2.WHERE_OFFERED : ConnectionArguments.http2(value));
        http2 = value;
    }
}
