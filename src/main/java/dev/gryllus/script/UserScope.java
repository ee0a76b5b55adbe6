package dev.gryllus.script;

import dev.gryllus.event.Named;
import dev.gryllus.user.TaskSet;
import dev.gryllus.user.User;
import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerHelper;

/// What the closures of one user see as their own names: the user's state first, then the words of the task set that
/// it is in, then the user itself. An assignment to a name that nobody declared becomes state of this one user.
/// Confined to the user's thread.
final class UserScope extends Named {
    private final User user;
    private final Map<String, Object> state = new HashMap<>();
    private Optional<TaskSet> within = Optional.empty();

    UserScope(User user) {
        this.user = user;
    }

    Map<String, Object> state() {
        return state;
    }

    /// @param set where the closure that is called now stands
    void enter(Optional<TaskSet> set) {
        within = set;
    }

    @Override
    public Object getProperty(String name) {
        Object value = state.get(name);
        if (value != null || state.containsKey(name)) {
            return value;
        }
        return switch (name) {
            case "user" -> user;
            case "client" -> user.getClient(); // as Groovy would find it, but it looks for it each time
            case "parent" -> within.<Object>map(TaskSet::getParent).orElse(user);
            default -> ofUser(name);
        };
    }

    private Object ofUser(String name) {
        try {
            return InvokerHelper.getProperty(user, name);
        } catch (MissingPropertyException e) {
            if (!name.equals(e.getProperty()) || !e.getType().isInstance(user)) {
                throw e; // from deeper inside of a property
            }
            throw UnknownVariable.inTask(name, user.getClass(), state.keySet());
        }
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
        if (state.get(name) instanceof Closure<?> closure) {
            return closure.call(InvokerHelper.asArray(arguments));
        }
        Object target = within.isPresent() && BlockTaskSet.WORDS.contains(name) ? within.get() : user;
        return InvokerHelper.invokeMethod(target, name, arguments);
    }
}
