package dev.gryllus.output;

import dev.gryllus.stats.StatsSnapshot;

/// How far a run has come.
///
/// @param total everything since the start of the run or the last reset
/// @param recent the last ten seconds of it; less at the start
public record Progress(StatsSnapshot total, StatsSnapshot recent) {}
