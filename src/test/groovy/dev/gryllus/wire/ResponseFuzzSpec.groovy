package dev.gryllus.wire

import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

/**
 * Broken responses by the thousand. Whatever comes, in whatever pieces, it is a response or a [WireException], the same
 * that a slow and plain reader finds; and nothing behind the response is read. What went wrong once belongs into the
 * corpus. Longer by hand: `-Dgryllus.fuzz.seconds=600`; again with `-Dgryllus.fuzz.seed=…`.
 */
class ResponseFuzzSpec extends Specification {
    static final Path CORPUS = Path.of('src/test/resources/wire')
    static final List<String> WORDS = ['\r\n', '\n', '\r', '\0', ' ', '\t', ':', ';', ',', '0', '1', 'f', '-1', '\r\n\r\n', '0\r\n\r\n', 'HTTP/1.1 ', 'HTTP/1.0 ',
        '100', '101', '200', '204', '205', '304', 'Content-Length: ', 'Content-Length: 5\r\n', 'Transfer-Encoding: chunked\r\n', 'Transfer-Encoding: gzip\r\n',
        'Connection: close\r\n', '\u00e4', '\u00ff', 'ffffffffffffffff', '999999999999999999', 'X: y\r\n', ' folded\r\n']

    static final int MOST = 1 << 20

    /** Between the tries, as connections have it: it knows the head that came before. */
    static final WireBuffer KEPT = new WireBuffer(Buffers.SIZE)

    @Timeout(1200)
    def "a response, or a refusal, and never more"() {
        given:
        long seed = Long.getLong('gryllus.fuzz.seed', System.nanoTime())
        println "ResponseFuzzSpec: seed $seed"
        def random = new Random(seed)
        def corpus = corpus()
        long tries = 0
        long accepted = 0

        when:
        corpus.each { check(it, 'GET', random) }
        long until = System.nanoTime() + Duration.ofSeconds(Long.getLong('gryllus.fuzz.seconds', 2L)).toNanos()
        while (tries < 100 || System.nanoTime() < until) {
            accepted += check(mutated(corpus, random), ['GET', 'HEAD', 'POST'][random.nextInt(3)], random) ? 1 : 0
            tries++
        }
        println "ResponseFuzzSpec: $tries tries, $accepted of them responses"

        then:
        accepted > 0
    }

    /** @return whether it is a response */
    private static boolean check(byte[] bytes, String method, Random random) {
        def expected = null
        try {
            expected = ReferenceReader.read(bytes, method)
        } catch (ReferenceReader.Refused ignored) {
            // then the other one has to refuse it, too
        }
        def buffer = [new WireBuffer(16), new WireBuffer(100), KEPT][random.nextInt(3)]
        def used = compare(bytes, method, random, buffer, expected)
        compare(bytes, method, random, used, expected)
        expected != null
    }

    private static WireBuffer compare(byte[] bytes, String method, Random random, WireBuffer buffer, Map expected) {
        def source = new Pieces(bytes, random)
        def input = new WireInput(source)
        input.begin(buffer)
        def actual = null
        def refusal = null
        try {
            actual = read(input, method, random)
        } catch (WireException e) {
            refusal = e
        } catch (Throwable e) {
            throw new AssertionError("$method of ${bytes.encodeBase64()} threw", e)
        }
        def same = expected == null ? actual == null : actual != null && actual.status == expected.status && actual.body == expected.body &&
            sameHeaders(actual.headers, expected.headers) && source.given - input.available() == expected.end
        assert same : "$method of ${bytes.encodeBase64()}: expected $expected, not ${actual ?: refusal}, read ${source.given - input.available()}"
        input.end()
    }

    private static Map read(WireInput input, String method, Random random) {
        def head = ResponseHead.read(input)
        def fields = head.fields()
        def body = Body.of(head.framing(method), input)
        def content = random.nextBoolean() ? body.readAll(MOST) : drained(body, random)
        [status: head.status(), body: content.toList(), headers: fields.names().collectEntries { [it.toLowerCase(Locale.ROOT), fields.values(it)] }]
    }

    /** The reference has them as bytes, in order; and what was folded with other blanks. */
    private static boolean sameHeaders(Map actual, List expected) {
        def grouped = expected.groupBy { it[0] }.collectEntries { name, fields ->
            [name, fields.collect { plain(new String(it[1].getBytes('ISO-8859-1'), 'UTF-8')) }]
        }
        actual.collectEntries { name, values -> [name, values.collect { plain(it) }] } == grouped
    }

    private static String plain(String value) {
        value.replaceAll(/[ \t]+/, ' ')
    }

    private static byte[] drained(Body body, Random random) {
        def out = new ByteArrayOutputStream()
        def piece = new byte[1 + random.nextInt(50)]
        for (int n = body.read(piece, 0, piece.length); n >= 0; n = body.read(piece, 0, piece.length)) {
            assert n > 0
            out.write(piece, 0, n)
        }
        out.toByteArray()
    }

    private static List<byte[]> corpus() {
        Files.list(CORPUS).withCloseable { files -> files.sorted().map { Files.readAllBytes(it) }.toList() }
    }

    private static byte[] mutated(List<byte[]> corpus, Random random) {
        byte[] bytes = corpus[random.nextInt(corpus.size())]
        (1 + random.nextInt(4)).times {
            int at = random.nextInt(bytes.length + 1)
            bytes = switch (random.nextInt(6)) {
                case 0 -> replaced(bytes, at, Math.min(bytes.length, at + 1), [random.nextInt(256) as byte] as byte[])
                case 1 -> replaced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), new byte[0])
                case 2 -> replaced(bytes, at, at, WORDS[random.nextInt(WORDS.size())].getBytes('ISO-8859-1'))
                case 3 -> replaced(bytes, at, Math.min(bytes.length, at + 4), WORDS[random.nextInt(WORDS.size())].getBytes('ISO-8859-1'))
                case 4 -> Arrays.copyOf(bytes, at)
                default -> spliced(bytes, at, corpus[random.nextInt(corpus.size())], random)
            }
        }
        bytes
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] other, Random random) {
        replaced(bytes, at, bytes.length, Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length))
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        def out = new ByteArrayOutputStream()
        out.write(bytes, 0, from)
        out.write(by, 0, by.length)
        out.write(bytes, to, bytes.length - to)
        out.toByteArray()
    }

    /** Gives the bytes in pieces as they come, and knows how many it gave. */
    private static class Pieces implements ByteSource {
        private final byte[] bytes
        private final Random random
        private final int most
        int given

        Pieces(byte[] bytes, Random random) {
            this.bytes = bytes
            this.random = random
            this.most = [1, 3, 20, 100_000][random.nextInt(4)]
        }

        @Override
        int read(ByteBuffer into) {
            if (given == bytes.length) {
                return -1
            }
            int count = Math.min(Math.min(1 + random.nextInt(most), into.remaining()), bytes.length - given)
            assert count > 0
            into.put(bytes, given, count)
            given += count
            count
        }
    }
}
