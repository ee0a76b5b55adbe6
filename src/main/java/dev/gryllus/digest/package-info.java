/// What tells one content of a file from another.
///
/// The only home of its algorithm; imports nothing of ours.
package dev.gryllus.digest;
