/// Keeps what costs time to make, on disk, by the hash of what it was made from.
///
/// Read [ContentCache] first, then [PrivateFolder] (whom it trusts). Nothing here is needed for a run to be right:
/// what cannot be kept or read is made again.
/// May import `digest`.
package dev.gryllus.cache;
