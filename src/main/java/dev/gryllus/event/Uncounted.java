package dev.gryllus.event;

import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;

/// Counts nothing: what happens before a run is no part of it.
enum Uncounted implements Recorder {
    UNCOUNTED;

    @Override
    public void request(RequestEvent event) {}

    @Override
    public void exception(ScriptError error) {}

    @Override
    public void starts(String userType, Starts more) {}
}
