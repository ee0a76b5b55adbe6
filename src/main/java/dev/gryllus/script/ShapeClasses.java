package dev.gryllus.script;

import groovy.lang.MetaProperty;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;

/// Finds the classes of load shapes in what was compiled, and makes one of each.
final class ShapeClasses {
    private ShapeClasses() {}

    /// @throws RuntimeException whatever a constructor lets out, or what is wrong with its class
    static List<CapturedShape> in(List<Class<?>> classes) {
        return classes.stream()
                .filter(type -> LoadTestShape.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                .map(type -> captured(type.asSubclass(LoadTestShape.class)))
                .toList();
    }

    private static CapturedShape captured(Class<? extends LoadTestShape> type) {
        LoadTestShape shape = newInstance(type);
        return CapturedShape.ofCode(
                type.getSimpleName(),
                shape,
                usesCommonOptions(shape),
                "tick() of " + type.getSimpleName(),
                ScriptPlaces.of(type, type.getName(), "tick").orElseThrow());
    }

    private static LoadTestShape newInstance(Class<? extends LoadTestShape> type) {
        try {
            return (LoadTestShape) MethodHandles.lookup()
                    .unreflectConstructor(type.getDeclaredConstructor())
                    .invoke();
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " needs a constructor without parameters that the engine can call", e);
        } catch (Throwable e) {
            throw Unwrapped.unchecked(e);
        }
    }

    /// A static or an ordinary property of the class, if it has one.
    private static boolean usesCommonOptions(LoadTestShape shape) {
        MetaProperty property = InvokerHelper.getMetaClass(shape).hasProperty(shape, "use_common_options");
        Object value = property == null ? Boolean.FALSE : property.getProperty(shape);
        if (value instanceof Boolean uses) {
            return uses;
        }
        throw new IllegalArgumentException("use_common_options is wanted as true or false, not '" + value + "'");
    }
}
