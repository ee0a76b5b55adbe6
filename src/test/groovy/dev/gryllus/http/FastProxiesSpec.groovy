package dev.gryllus.http

class FastProxiesSpec extends ProxiesSpec implements OverFastTransport {}
