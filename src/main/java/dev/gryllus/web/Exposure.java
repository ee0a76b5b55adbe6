package dev.gryllus.web;

import dev.gryllus.engine.PlanException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Whether an address may be served on. Whoever reaches the web interface can load any host from this machine, and edit
/// scripts that run on it; so what others reach needs a login, and a connection that nobody listens to.
///
/// @param host to bind to; empty for all addresses
/// @param behindProxy whether the operator says that a proxy in front sees to that
public record Exposure(String host, boolean login, boolean tls, boolean behindProxy) {

    /// @throws PlanException if it may not
    public void check() {
        if (isLoopback() || behindProxy || (login && tls)) {
            return;
        }
        throw new PlanException("--web-host " + (host.isEmpty() ? "*" : host)
                + " is refused: whoever reaches the web interface can load any host from this machine. For an address"
                + " that others reach, give --web-login and --tls-cert with --tls-key, or --web-behind-proxy if a proxy"
                + " in front of it does both.");
    }

    /// @throws PlanException if there is no such address
    public boolean isLoopback() {
        if (host.isEmpty()) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new PlanException("--web-host " + host + ": there is no such address");
        }
    }
}
