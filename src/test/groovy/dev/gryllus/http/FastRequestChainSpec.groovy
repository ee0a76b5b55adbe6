package dev.gryllus.http

class FastRequestChainSpec extends RequestChainSpec implements OverFastTransport {}
