package dev.gryllus.script;

import dev.gryllus.event.LateMetaClass;
import dev.gryllus.http.FastHttpUser;
import dev.gryllus.http.HttpUser;
import dev.gryllus.user.TaskSet;
import dev.gryllus.user.User;
import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerHelper;

/// What the closures of one user see as their own names: the user's state first, then the words of the task set that
/// it is in, then the user itself. An assignment to a name that nobody declared becomes state of this one user.
/// Confined to the user's thread.
final class UserScope extends LateMetaClass {
    /// Whose `client` is what Groovy would find, too, but by a search: for each request, and dearest for the first. A
    /// class of a script may have another, in ways that Java does not see, such as a static one.
    private static final Set<Class<?>> OURS = Set.of(HttpUser.class, FastHttpUser.class);

    private final User user;
    private final boolean hasOurClient;
    private final Map<String, Object> state = new HashMap<>();
    private Optional<TaskSet> within = Optional.empty();

    UserScope(User user) {
        this.user = user;
        this.hasOurClient = OURS.contains(user.getClass());
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
            case "client" -> hasOurClient ? user.getClient() : ofUser(name);
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
