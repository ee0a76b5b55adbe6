package dev.gryllus.history;

import dev.gryllus.stats.StatsSnapshot;
import java.util.List;

/// The newest second of a run, for a page that has a [HistoryDocument] already: the second itself, how the counts
/// stand, and the last row of the series as it is now. Who puts that in the place of its own last row, or behind it,
/// has the series without asking again, until its width is another.
///
/// @param t seconds since the beginning
/// @param requests of the whole run, or since the last reset; `failures` likewise
/// @param reasons in how many ways requests have failed, each name apart
/// @param span one row
/// @param marks that are new since the point before
record PointDocument(
        double t,
        Number users,
        Number target,
        Number rps,
        Number fps,
        Number p50,
        Number p95,
        Number p99,
        Number max,
        long requests,
        long failures,
        int reasons,
        HistoryDocument.Series span,
        List<Mark> marks) {
    static PointDocument of(double t, Cell cell, StatsSnapshot total, Thinned.Points<Cell> span, List<Mark> marks) {
        boolean timed = cell.p50().isKnown();
        return new PointDocument(
                t,
                Figures.rounded(cell.users().mean()),
                cell.target().isKnown() ? Figures.rounded(cell.target().most()) : null,
                Figures.rounded(cell.requestRate().mean()),
                Figures.rounded(cell.failureRate().mean()),
                timed ? Figures.rounded(cell.p50().mean()) : null,
                timed ? Figures.rounded(cell.p95().mean()) : null,
                timed ? Figures.rounded(cell.p99().mean()) : null,
                timed ? Figures.rounded(cell.traffic().maxMillis()) : null,
                total.entries().values().stream()
                        .mapToLong(entry -> entry.requests())
                        .sum(),
                total.entries().values().stream()
                        .mapToLong(entry -> entry.failures().count())
                        .sum(),
                total.failures().size(),
                HistoryDocument.Series.of(span),
                marks);
    }
}
