package dev.gryllus.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The scripts of a test, to be shown and changed. Every method may be called by any thread; changes exclude each
/// other.
public interface EditableScripts {
    /// @param path absolute
    /// @param sha256 of its bytes, in lower-case hexadecimal
    record Script(String path, String name, String text, String sha256) {}

    /// @param generation that these files make
    record Scripts(int generation, List<Script> files) {}

    /// @param baseSha256 of what the editor began with
    record Edit(String path, String text, String baseSha256) {}

    /// @param file its name
    record Problem(Optional<String> file, OptionalInt line, OptionalInt column, String message) {}

    Scripts inForce();

    /// An older generation; empty if it is not kept, or there is none of that number.
    Optional<Scripts> generation(int number);

    /// Compiles the scripts with these edits; nothing of them runs.
    ///
    /// @throws Refusal if a file takes no part in the test
    List<Problem> check(List<Edit> edits);

    /// Makes a generation of these edits, and users move over to it.
    ///
    /// @param save whether they are written to disk as well
    /// @return what keeps them from being taken up: then nothing has changed
    /// @throws Refusal with 409 if a file is another than the editor began with: then nothing is overwritten
    List<Problem> apply(List<Edit> edits, boolean save);

    /// Makes a generation of what an older one was.
    List<Problem> back(int generation, boolean save);
}
