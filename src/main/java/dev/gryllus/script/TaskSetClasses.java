package dev.gryllus.script;

import dev.gryllus.user.MarkovTaskSet;
import dev.gryllus.user.RandomOrder;
import dev.gryllus.user.SequentialOrder;
import dev.gryllus.user.SequentialTaskSet;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskOrder;
import dev.gryllus.user.TaskSet;
import dev.gryllus.user.TaskSetPlan;
import dev.gryllus.user.User;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns classes of task sets into plans, at any depth.
final class TaskSetClasses {
    /// From the outermost class to the one that is looked at now.
    private final SequencedSet<Class<?>> around = new LinkedHashSet<>();

    /// The set as a task of what is around it.
    Task taskOf(Class<? extends TaskSet> type, int weight) {
        return new Task(type.getSimpleName(), weight, TaskMembers.tags(type), planOf(type));
    }

    private TaskSetPlan planOf(Class<? extends TaskSet> type) {
        if (!around.add(type)) {
            throw new ScriptMistake("task set " + type.getSimpleName() + " contains itself: "
                            + Stream.concat(around.stream(), Stream.of(type))
                                    .map(Class::getSimpleName)
                                    .collect(Collectors.joining(" → ")))
                    .within(type);
        }
        try {
            Attributes attributes = new Attributes(type, () -> probe(type));
            return new TaskSetPlan(
                    type.getSimpleName(), order(type), WaitTimeMember.of(type, attributes), new ClassMaker(type));
        } catch (ScriptMistake e) {
            throw e.within(type);
        } finally {
            around.remove(type);
        }
    }

    private TaskOrder order(Class<? extends TaskSet> type) {
        if (MarkovTaskSet.class.isAssignableFrom(type)) {
            return new MarkovMembers(type).order();
        }
        var tasks = new TaskMembers(type, this).tasks();
        return SequentialTaskSet.class.isAssignableFrom(type) ? new SequentialOrder(tasks) : new RandomOrder(tasks);
    }

    /// An instance to ask for its attributes.
    Object probe(Class<?> type) {
        return User.class.isAssignableFrom(type)
                ? UserClasses.newInstance(type.asSubclass(User.class))
                : new ClassMaker(type.asSubclass(TaskSet.class)).instance(Optional.empty());
    }

    private record ClassMaker(Class<? extends TaskSet> type, Fields fields) implements TaskSetPlan.Maker {
        ClassMaker(Class<? extends TaskSet> type) {
            this(type, new Fields(type));
        }

        @Override
        public TaskSet make(Object parent) {
            return instance(Optional.of(parent instanceof User user ? user.self() : parent));
        }

        @Override
        public Optional<StackTraceElement> place() {
            return ScriptPlaces.of(type, type.getName(), "<init>");
        }

        @Override
        public void passOn(TaskSet old, TaskSet fresh) {
            fields.copy(old, fresh);
        }

        /// A class inside of another that is not `static` gets the instance around it, as Java wants it.
        TaskSet instance(Optional<Object> parent) {
            try {
                for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                    if (constructor.getParameterCount() == 1 && isInner(constructor)) {
                        constructor.setAccessible(true);
                        return type.cast(constructor.newInstance(parent.orElse(null)));
                    }
                }
                Constructor<? extends TaskSet> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (InvocationTargetException e) {
                throw Unwrapped.unchecked(e.getCause());
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        type.getSimpleName() + " needs a constructor without parameters; a class inside of another is"
                                + " best written as `static class " + type.getSimpleName() + "`",
                        e);
            }
        }

        private boolean isInner(Constructor<?> constructor) {
            return type.getDeclaringClass() == constructor.getParameterTypes()[0];
        }
    }
}
