package dev.gryllus.report;

/// A mistake of the operator, in words for the operator: a file that is missing, or is no saved run.
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReportException(String message) {
        super(message);
    }
}
