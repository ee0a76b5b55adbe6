package dev.gryllus.script;

import groovy.lang.GroovySystem;

/// What Groovy gets ready once in a process, before the first script can run: its table of the methods that it adds to
/// Java's classes.
public final class GroovyRuntime {
    private GroovyRuntime() {}

    /// Begins with it on a thread of its own; whoever needs it before it is done waits for that.
    public static void prepare() {
        Thread.ofPlatform().daemon().name("groovy").start(GroovySystem::getMetaClassRegistry);
    }
}
