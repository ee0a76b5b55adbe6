package dev.gryllus.wire;

import dev.gryllus.MicroBenchmark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;

/// What it costs to take the head of a response apart, once its bytes have come.
public class ResponseHeadBenchmark extends MicroBenchmark {
    /// As nginx answers for a small file.
    private static final byte[] SMALL = """
            HTTP/1.1 200 OK
            Server: nginx/1.22.1
            Date: Tue, 01 Sep 2026 10:00:00 GMT
            Content-Type: text/plain
            Content-Length: 13
            Last-Modified: Tue, 01 Sep 2026 09:00:00 GMT
            Connection: keep-alive
            ETag: "6512bd43-d"
            Accept-Ranges: bytes

            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

    /// As long as it, and no more the same at its end.
    private static final byte[] OTHER = other();

    private static final byte[] LARGE = manyHeaders();

    private final WireBuffer buffer = new WireBuffer(Buffers.SIZE);
    private byte[] sent = SMALL;
    private final WireInput in = new WireInput(this::receive);

    private static byte[] other() {
        byte[] other = SMALL.clone();
        other[other.length - 6]++;
        return other;
    }

    /// As many headers as a site behind a content delivery network sends.
    private static byte[] manyHeaders() {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n");
        for (int i = 0; i < 30; i++) {
            head.append("X-Header-")
                    .append(i)
                    .append(": ")
                    .append("value ".repeat(8))
                    .append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private int receive(ByteBuffer into) {
        into.put(sent);
        return sent.length;
    }

    private ResponseHead read(byte[] bytes) throws IOException {
        sent = bytes;
        in.begin(buffer);
        return ResponseHead.read(in);
    }

    /// 8 headers, 264 bytes, each time others.
    @Benchmark
    public ResponseHead small() throws IOException {
        return read(sent == SMALL ? OTHER : SMALL);
    }

    /// The same that came before.
    @Benchmark
    public ResponseHead smallAgain() throws IOException {
        return read(SMALL);
    }

    /// 31 headers, 2 KB.
    @Benchmark
    public ResponseHead large() throws IOException {
        return read(LARGE);
    }

    /// With the one header that every response is asked for.
    @Benchmark
    public Optional<String> smallAndItsLength() throws IOException {
        return small().fields().last("content-length");
    }
}
