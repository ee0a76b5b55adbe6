package dev.gryllus.data;

/// A data file, or what a script asks of it, is not as it must be. The message names the file, the line where there
/// is one, and what is wanted.
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataException(String message) {
        super(message);
    }

    static DataException at(String file, long line, String message) {
        return new DataException(file + ":" + line + ": " + message);
    }
}
