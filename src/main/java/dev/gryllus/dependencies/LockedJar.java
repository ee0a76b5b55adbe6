package dev.gryllus.dependencies;

/// One jar, so exactly that no other passes for it.
///
/// @param sha256 in lower-case hexadecimal
record LockedJar(Coordinate coordinate, String sha256) {}
