package dev.gryllus.http

class FastStreamingSpec extends StreamingSpec implements OverFastTransport {}
