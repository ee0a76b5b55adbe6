package dev.gryllus.http

class FastUploadSpec extends UploadSpec implements OverFastTransport {}
