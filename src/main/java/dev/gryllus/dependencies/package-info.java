/// The libraries that a script asks for: found by Maven's resolver, pinned by a lock file, loaded apart from ours.
///
/// [dev.gryllus.dependencies.LibraryLoaders] is the way in. Nothing here is loaded by a run whose script asks for
/// nothing.
package dev.gryllus.dependencies;
