/// The composition root: options in, objects joined, exit code out.
///
/// Read first: [Main] (what is asked for), [LoadTest] (what is constructed, in which order). The rest is one decision a
/// class: which outputs, which log, what a signal does.
/// May import everything; nothing imports it. Streams, environment, signals and exit are touched here only.
package dev.gryllus;
