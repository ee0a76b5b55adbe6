/// Whether the load generator itself keeps up: what this process and its machine take, how late it acts, and the
/// verdict over it that stands below every report.
///
/// Read first: [SelfWatch] (looks each second), [Sample] (one look), [Judge] (what is wrong in it), [Verdict] (what
/// comes of all of them). May import `stats`.
package dev.gryllus.health;
