package dev.gryllus.http

class FastPhasesSpec extends PhasesSpec implements OverFastTransport {}
