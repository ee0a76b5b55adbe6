package dev.gryllus.support

import dev.gryllus.stats.Recorder
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.ScriptError
import java.util.concurrent.CopyOnWriteArrayList

/** Keeps everything it is told. */
class RecordingRecorder implements Recorder {
    final List<RequestEvent> requests = new CopyOnWriteArrayList<>()
    final List<ScriptError> exceptions = new CopyOnWriteArrayList<>()

    @Override
    void request(RequestEvent event) {
        requests << event
    }

    @Override
    void exception(ScriptError error) {
        exceptions << error
    }
}
