package dev.gryllus.http

import java.util.zip.Deflater
import java.util.zip.DeflaterOutputStream
import java.util.zip.GZIPOutputStream
import spock.lang.Specification

class ContentDecoderSpec extends Specification {
    static byte[] packed(String encoding, Object content) {
        def bytes = content instanceof byte[] ? content : content.toString().bytes
        def out = new ByteArrayOutputStream()
        switch (encoding) {
            case ['gzip', 'x-gzip', 'GZIP']: new GZIPOutputStream(out).withCloseable { it.write(bytes) }; break
            case 'deflate': new DeflaterOutputStream(out).withCloseable { it.write(bytes) }; break
            case 'raw': new DeflaterOutputStream(out, new Deflater(9, true)).withCloseable { it.write(bytes) }; break
            default: out.write(bytes)
        }
        out.toByteArray()
    }

    def "content packed as #encodings is unpacked"() {
        expect:
        new String(ContentDecoder.decode(body, encodings)) == 'hello, hello, hello'

        where:
        encodings               | body
        []                      | packed('none', 'hello, hello, hello')
        ['gzip']                | packed('gzip', 'hello, hello, hello')
        ['GZIP']                | packed('gzip', 'hello, hello, hello')
        ['x-gzip']              | packed('gzip', 'hello, hello, hello')
        ['deflate']             | packed('deflate', 'hello, hello, hello')
        ['deflate']             | packed('raw', 'hello, hello, hello')
        ['identity']            | packed('none', 'hello, hello, hello')
        ['br']                  | packed('none', 'hello, hello, hello')
        ['deflate, gzip']       | packed('gzip', packed('deflate', 'hello, hello, hello'))
        ['deflate', 'gzip']     | packed('gzip', packed('deflate', 'hello, hello, hello'))
    }

    def "no content stays none, whatever the header says"() {
        expect:
        ContentDecoder.decode(new byte[0], ['gzip']).length == 0
    }

    def "content that is not what the header says is a fault that says so"() {
        when:
        ContentDecoder.decode(body as byte[], [encoding])

        then:
        def e = thrown(RequestException)
        e.kind == RequestException.Kind.DECODING
        e as String == "DecodingError('$message')"

        where:
        encoding  | body                                 || message
        'gzip'    | 'plain text'.bytes                   || 'The content is not gzip as declared'
        'gzip'    | packed('gzip', 'x' * 100)[0..20]     || 'The gzip content is incomplete'
        'gzip'    | [0x1f]                               || 'The gzip content is incomplete'
        'deflate' | 'plain text, not packed'.bytes       || 'The content is not deflate as declared'
        'deflate' | packed('deflate', 'x' * 100)[0..5]   || 'The deflate content is incomplete'
    }
}
