package dev.gryllus.support

import dev.gryllus.stats.Recorder
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.ScriptError
import dev.gryllus.stats.Starts
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList

/** Keeps everything it is told. */
class RecordingRecorder implements Recorder {
    final List<RequestEvent> requests = new CopyOnWriteArrayList<>()
    final List<ScriptError> exceptions = new CopyOnWriteArrayList<>()
    final Map<String, Starts> starts = new ConcurrentHashMap<>()

    @Override
    void request(RequestEvent event) {
        requests << event
    }

    @Override
    void exception(ScriptError error) {
        exceptions << error
    }

    @Override
    void starts(String userType, Starts more) {
        starts.merge(userType, more) { a, b -> a.plus(b) }
    }
}
