package dev.gryllus.event;

import groovy.lang.GroovyObject;
import groovy.lang.MetaClass;
import java.beans.Transient;
import java.util.concurrent.atomic.AtomicReference;
import org.codehaus.groovy.runtime.InvokerHelper;

/// An object of which scripts see properties. As `GroovyObjectSupport`, but Groovy looks through its class only when a
/// script first calls a method: who makes one need not wait until Groovy is ready, and most scripts call none. To look
/// through a class takes 2 ms of a start.
public abstract class LateMetaClass implements GroovyObject {
    private final AtomicReference<MetaClass> metaClass = new AtomicReference<>(); // null until it is asked for

    @Override
    @Transient
    public MetaClass getMetaClass() {
        MetaClass known = metaClass.get();
        return known != null
                ? known
                : metaClass.updateAndGet(other -> other != null ? other : InvokerHelper.getMetaClass(getClass()));
    }

    /// @param other null for that of the class
    @Override
    public void setMetaClass(MetaClass other) {
        metaClass.set(other);
    }
}
