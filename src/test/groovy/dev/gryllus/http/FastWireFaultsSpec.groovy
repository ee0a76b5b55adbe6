package dev.gryllus.http

class FastWireFaultsSpec extends WireFaultsSpec implements OverFastTransport {}
