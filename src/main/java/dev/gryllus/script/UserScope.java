package dev.gryllus.script;

import dev.gryllus.user.User;
import groovy.lang.GroovyObjectSupport;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;

/// What the closures of one user see as their own names: the user's state first, then the user itself. An
/// assignment to a name that nobody declared becomes state of this one user. Confined to the user's thread.
final class UserScope extends GroovyObjectSupport {
    private final User user;
    private final Map<String, Object> state = new HashMap<>();

    UserScope(User user) {
        this.user = user;
    }

    @Override
    public Object getProperty(String name) {
        Object value = state.get(name);
        if (value != null || state.containsKey(name)) {
            return value;
        }
        return InvokerHelper.getProperty(user, name);
    }

    @Override
    public void setProperty(String name, Object value) {
        if (!state.containsKey(name) && InvokerHelper.getMetaClass(user).hasProperty(user, name) != null) {
            InvokerHelper.setProperty(user, name, value);
        } else {
            state.put(name, value);
        }
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        Object callable = state.get(name);
        if (callable instanceof groovy.lang.Closure<?> closure) {
            return closure.call(InvokerHelper.asArray(arguments));
        }
        return InvokerHelper.invokeMethod(user, name, arguments);
    }
}
