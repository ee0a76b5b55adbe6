package dev.gryllus.script;

import dev.gryllus.event.Environment;
import dev.gryllus.event.Events;
import dev.gryllus.event.ScriptGeneration;
import dev.gryllus.script.CompiledScript.CompiledClass;
import groovy.lang.GroovyClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Loads the classes of one compiled file, and gives them their surroundings.
final class ScriptLoader extends GroovyClassLoader implements ScriptGeneration {
    private final CompiledScript script;
    private final ScriptGeneration surroundings;
    private final Map<String, byte[]> undefined = new ConcurrentHashMap<>();

    /// @param parent what the classes may use
    ScriptLoader(CompiledScript script, ScriptGeneration surroundings, ClassLoader parent) {
        super(parent);
        this.script = script;
        this.surroundings = surroundings;
        script.classes().forEach(compiled -> undefined.put(compiled.name(), compiled.bytes()));
    }

    /// All classes of the script.
    List<Class<?>> all() {
        List<Class<?>> loaded = new ArrayList<>();
        for (CompiledClass compiled : script.classes()) {
            loaded.add(loaded(compiled.name()));
        }
        return loaded;
    }

    /// The statements outside of all classes, if there are any.
    Optional<Class<? extends LocustScript>> topLevel() {
        Class<?> main = loaded(script.mainClass());
        return LocustScript.class.isAssignableFrom(main)
                ? Optional.of(main.asSubclass(LocustScript.class))
                : Optional.empty();
    }

    private Class<?> loaded(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " was compiled, so it is there", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = undefined.remove(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public Events events() {
        return surroundings.events();
    }

    @Override
    public Environment environment() {
        return surroundings.environment();
    }
}
