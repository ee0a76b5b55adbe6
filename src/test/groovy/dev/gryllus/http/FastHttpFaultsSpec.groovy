package dev.gryllus.http

class FastHttpFaultsSpec extends HttpFaultsSpec implements OverFastTransport {}
