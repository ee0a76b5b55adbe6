package dev.gryllus.user;

/// Puts failures into the one line that they are grouped by.
public final class FailureText {
    private FailureText() {}

    /// `Type('message')`, of the message only the first line.
    public static String of(Throwable thrown) {
        String type = thrown.getClass().getTypeName();
        type = type.substring(type.lastIndexOf('.') + 1);
        String message = thrown.getMessage();
        return message == null ? type + "()" : type + "('" + firstLine(message) + "')";
    }

    /// The same for what a script gives as the reason: an exception, or a text.
    public static String of(Object reason) {
        if (reason instanceof Throwable thrown) {
            return of(thrown);
        }
        String text = String.valueOf(reason).strip();
        return text.isEmpty() ? "(no reason given)" : text.replaceAll("\\R", " ");
    }

    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }
}
