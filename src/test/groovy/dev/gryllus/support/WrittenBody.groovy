package dev.gryllus.support

import okhttp3.MediaType
import okhttp3.RequestBody
import okio.BufferedSink

/** A request body of unknown length and no type: what it is, a closure writes into the sink that it gets. */
class WrittenBody extends RequestBody {
    private final Closure write

    WrittenBody(Closure write) {
        this.write = write
    }

    @Override
    MediaType contentType() {
        null
    }

    @Override
    void writeTo(BufferedSink sink) {
        write.call(sink)
    }
}
