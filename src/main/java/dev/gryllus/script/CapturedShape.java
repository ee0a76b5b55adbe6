package dev.gryllus.script;

import dev.gryllus.engine.NamedShape;

/// A load shape that a script defines.
///
/// @param place where
record CapturedShape(NamedShape shape, StackTraceElement place) {

    /// Of code that is asked each second.
    ///
    /// @param what its `tick`, as error messages call it
    static CapturedShape ofCode(
            String name, LoadTestShape code, boolean usesCommonOptions, String what, StackTraceElement place) {
        return new CapturedShape(
                new NamedShape(name, usesCommonOptions, context -> new ScriptShape(code, what, place, context)), place);
    }
}
