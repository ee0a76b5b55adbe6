package dev.gryllus.http

class FastTlsSpec extends TlsSpec implements OverFastTransport {}
