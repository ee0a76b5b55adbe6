package dev.gryllus.event;

import groovy.lang.GroovyObject;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import java.util.Optional;

/// Values that scripts see as properties of one object. As `GroovyObjectSupport`, but Groovy looks through the class
/// only when a script calls one of its methods: to look through one takes 2 ms of a start, and most scripts do not.
public abstract class Named implements GroovyObject {
    private volatile Optional<MetaClass> metaClass = Optional.empty(); // the same, whoever asks first

    @Override
    public MetaClass getMetaClass() {
        if (metaClass.isEmpty()) {
            metaClass = Optional.of(GroovySystem.getMetaClassRegistry().getMetaClass(getClass()));
        }
        return metaClass.get();
    }

    @Override
    public void setMetaClass(MetaClass changed) {
        metaClass = Optional.of(changed);
    }
}
