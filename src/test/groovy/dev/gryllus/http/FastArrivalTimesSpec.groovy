package dev.gryllus.http

class FastArrivalTimesSpec extends ArrivalTimesSpec implements OverFastTransport {}
