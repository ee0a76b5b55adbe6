package dev.gryllus.output;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A file that only grows, by whole pieces: what a failed attempt left behind is overwritten by the next one. For
/// one thread at a time. Not a channel, because that would be closed by an interrupt.
final class GrowingFile {
    private final Path path;
    private final String heading;
    private RandomAccessFile file;
    private long length;

    /// @param heading the first piece of the file
    GrowingFile(Path path, String heading) {
        this.path = path;
        this.heading = heading;
    }

    /// Appends a piece. The first one goes behind the heading, into an emptied file.
    void append(String piece) throws IOException {
        if (file == null) {
            file = opened();
        }
        write(length == 0 ? heading + piece : piece);
    }

    void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private RandomAccessFile opened() throws IOException {
        WholeFile.createFolders(path);
        RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
        if (opened.length() > 0) { // a device has no length to set
            opened.setLength(0);
        }
        return opened;
    }

    private void write(String piece) throws IOException {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        try {
            file.seek(length);
            file.write(bytes);
            length += bytes.length;
        } catch (IOException e) {
            dropHalfPiece(e);
            throw e;
        }
    }

    private void dropHalfPiece(IOException cause) {
        try {
            file.setLength(length);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
