/// What happened: request events go in, tallies are kept, immutable snapshots come out.
///
/// Read first: [Recorder] (what users write to), [Stats] (the live tallies), [StatsSnapshot] (what everybody else
/// reads). Recording happens on the users' own threads; everything a reader gets is immutable. May import nothing
/// of ours. HdrHistogram is at home here and nowhere else.
package dev.gryllus.stats;
