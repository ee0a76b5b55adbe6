package dev.gryllus.wire;

import java.io.IOException;

/// A body in chunks (RFC 9112 7.1). Extensions and trailers are skipped.
final class ChunkedBody extends Body {
    /// More digits would not fit into a long.
    private static final int MOST_DIGITS = 15;

    private static final int MOST_EXTENSION = 16 * 1024;

    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedBody(WireInput in) {
        super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(into, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw WireException.endedEarly();
        }
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            endLine(in.next());
        }
        begun = true;
        left = readSize();
        if (left == 0) {
            skipTrailers();
            ended = true;
        }
    }

    private long readSize() throws IOException {
        long size = 0;
        int digits = 0;
        int next = in.next();
        for (int digit = Character.digit(next, 16); digit >= 0; digit = Character.digit(next, 16)) {
            if (++digits > MOST_DIGITS) {
                throw WireException.brokenChunks();
            }
            size = size << 4 | digit;
            next = in.next();
        }
        if (digits == 0) {
            throw WireException.brokenChunks();
        }
        endSize(next);
        return size;
    }

    /// @param first after the digits
    private void endSize(int first) throws IOException {
        int next = first;
        int skipped = 0;
        while (next == ' ' || next == '\t') {
            next = in.next();
            skipped++;
            requireShort(skipped);
        }
        if (next == ';') {
            while (next != '\r' && next != '\n') {
                next = in.next();
                skipped++;
                requireShort(skipped);
            }
        }
        endLine(next);
    }

    private static void requireShort(int extension) throws WireException {
        if (extension > MOST_EXTENSION) {
            throw WireException.brokenChunks();
        }
    }

    /// @param first of the end of the line: CR, or LF alone
    private void endLine(int first) throws IOException {
        if (first != '\n' && (first != '\r' || in.next() != '\n')) {
            throw WireException.brokenChunks();
        }
    }

    private void skipTrailers() throws IOException {
        int count = 0;
        while (true) {
            int next = in.next();
            if (next == '\r' || next == '\n') {
                endLine(next);
                return;
            }
            while (next != '\n') {
                next = in.next();
                if (++count > ResponseHead.MOST) {
                    throw new WireException(
                            "The trailers of the response are larger than " + (ResponseHead.MOST >> 10) + " KB");
                }
            }
        }
    }
}
