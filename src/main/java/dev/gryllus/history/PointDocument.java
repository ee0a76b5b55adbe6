package dev.gryllus.history;

import dev.gryllus.stats.StatsSnapshot;
import java.util.List;

/// The newest second of a run, for a page that has a [HistoryDocument] already: a row of its series under the same
/// names, and how the counts stand.
///
/// @param t seconds since the beginning
/// @param requests of the whole run, or since the last reset; `failures` likewise
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
        List<Mark> marks) {
    static PointDocument of(double t, Cell cell, StatsSnapshot total, List<Mark> marks) {
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
                marks);
    }
}
