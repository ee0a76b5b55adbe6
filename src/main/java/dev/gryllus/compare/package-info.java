/// Two runs side by side: what differs between them, and which differences mean something.
///
/// Read first: [Comparison], [Change]. Pure: two snapshots in, figures out. May import `stats`.
package dev.gryllus.compare;
