package dev.gryllus.data;

import dev.gryllus.digest.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads a data file as strict UTF-8, and takes its hash on the way. Every way in which the file itself can be bad
/// ends as a [DataException].
final class DataText {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private DataText() {}

    /// What is done with the text: all of it must be read, since the hash is that of what was.
    @FunctionalInterface
    interface Consumer {
        void accept(BufferedReader text) throws IOException;
    }

    /// @param name what messages call the file
    /// @return the SHA-256 of its bytes, in lower-case hexadecimal
    static String read(Path file, String name, Consumer consumer) {
        Sha256 digest = new Sha256();
        try (InputStream in = digest.reading(Files.newInputStream(file));
                BufferedReader text =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            skipByteOrderMark(text);
            consumer.accept(text);
            return digest.hex();
        } catch (UncheckedIOException e) {
            throw unreadable(file, name, e.getCause());
        } catch (IOException e) {
            throw unreadable(file, name, e);
        }
    }

    /// The SHA-256 of a file's bytes alone.
    static String sha256(Path file, String name) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw unreadable(file, name, e);
        }
    }

    private static DataException unreadable(Path file, String name, IOException e) {
        return switch (e) {
            case CharacterCodingException _ ->
                DataException.at(name, firstMalformedLine(file, name), "not UTF-8 text: save it in that encoding");
            case NoSuchFileException _ -> new DataException(name + " does not exist: looked for " + file);
            default -> new DataException(name + " cannot be read: " + e.getMessage());
        };
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    /// The decoder reads ahead, so it does not know the line; this is for the one message that names it.
    private static long firstMalformedLine(Path file, String name) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            for (int read = in.read(); read >= 0; read = in.read()) {
                line.write(read);
                if (read == '\n') {
                    if (!isText(line.toByteArray())) {
                        return number;
                    }
                    line.reset();
                    number++;
                }
            }
            return number;
        } catch (IOException e) {
            throw new DataException(name + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
