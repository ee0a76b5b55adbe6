package dev.gryllus.http

class FastHttpSessionSpec extends HttpSessionSpec implements OverFastTransport {}
