package dev.gryllus.script;

import java.beans.Introspector;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import org.codehaus.groovy.runtime.InvokerHelper;

/// The classes that one load of the scripts has made, without keeping them alive.
public final class ScriptClasses {
    private final List<WeakReference<Class<?>>> classes;
    private final ThreadGroup loadedIn = Thread.currentThread().getThreadGroup();

    ScriptClasses(List<Class<?>> classes) {
        this.classes = classes.stream()
                .<WeakReference<Class<?>>>map(WeakReference::new)
                .toList();
    }

    /// Makes Groovy and the JDK forget what they know of these classes, to be called once a newer load has replaced
    /// them. They would keep it until memory runs short, and with it the classes: a long day of editing would fill
    /// heap and metaspace. Does no harm while some user still runs the old code: it is just looked up again.
    ///
    void forget() {
        List<Class<?>> alive = classes.stream()
                .<Class<?>>map(WeakReference::get)
                .filter(Objects::nonNull)
                .toList();
        alive.forEach(InvokerHelper::removeClass);
        // The JDK keeps bean infos per thread group. Scripts are loaded, and their listeners told, in one; users run in
        // that of the virtual threads.
        Runnable flush = () -> alive.forEach(Introspector::flushFromCaches);
        Thread.ofPlatform().daemon().group(loadedIn).start(flush);
        Thread.ofVirtual().start(flush);
    }
}
