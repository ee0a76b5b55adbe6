package dev.gryllus.http

class FastTransportSpec extends OkHttpTransportSpec implements OverFastTransport {}
