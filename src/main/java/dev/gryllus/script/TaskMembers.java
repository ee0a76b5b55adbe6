package dev.gryllus.script;

import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSet;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The tasks of a user class or task set: those of its base classes, then its `tasks` attribute, its methods and its
/// nested sets, in the order of the script where that matters.
final class TaskMembers {
    private final Class<?> type;
    private final TaskSetClasses sets;

    /// @param sets translates the sets inside
    TaskMembers(Class<?> type, TaskSetClasses sets) {
        this.type = type;
        this.sets = sets;
    }

    List<Task> tasks() {
        return Scripted.lineage(type).reversed().stream()
                .flatMap(this::declaredIn)
                .toList();
    }

    private record Declared(int line, List<Task> tasks) {}

    private Stream<Task> declaredIn(Class<?> c) {
        List<Declared> declared = new ArrayList<>();
        Stream.of(c.getDeclaredFields())
                .filter(field -> field.getName().equals("tasks"))
                .forEach(field -> declared.add(new Declared(line(field), listed(field))));
        Stream.of(c.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(task.class))
                .forEach(method -> declared.add(new Declared(line(method), List.of(ofMethod(method)))));
        Stream.of(c.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(task.class))
                .forEach(nested -> declared.add(new Declared(line(nested), List.of(ofClass(nested)))));
        return declared.stream()
                .sorted(Comparator.comparingInt(Declared::line))
                .flatMap(member -> member.tasks().stream());
    }

    private static int line(AnnotatedElement element) {
        task annotation = element.getAnnotation(task.class);
        return annotation == null ? 0 : annotation.line();
    }

    private List<Task> listed(Field field) {
        Object value = new Attributes(type, () -> sets.probe(type)).read(field);
        return value == null ? List.of() : new TaskList(type, sets).tasks(value);
    }

    private Task ofMethod(Method method) {
        task annotation = method.getAnnotation(task.class);
        ScriptMethod body = taskMethod(method, "@task", annotation.line());
        Self self = Self.of(type);
        return new Task(method.getName(), weight(annotation), tags(method), within -> body.call(self.in(within)));
    }

    private Task ofClass(Class<?> nested) {
        task annotation = nested.getAnnotation(task.class);
        if (!TaskSet.class.isAssignableFrom(nested)) {
            throw new ScriptMistake(
                    "@task class " + nested.getSimpleName()
                            + " must extend TaskSet, SequentialTaskSet or MarkovTaskSet",
                    annotation.line());
        }
        return sets.taskOf(nested.asSubclass(TaskSet.class), weight(annotation));
    }

    /// A method that can be a task.
    static ScriptMethod taskMethod(Method method, String marked, int line) {
        if (method.getName().equals("run")) {
            throw new ScriptMistake("a task must not be named run: the engine has that name", line);
        }
        if (method.getParameterCount() != 0) {
            throw new ScriptMistake(marked + " " + method.getName() + " must not have parameters", line);
        }
        if (Modifier.isStatic(method.getModifiers())) {
            throw new ScriptMistake(marked + " " + method.getName() + " must not be static", line);
        }
        return new ScriptMethod(method);
    }

    static Set<String> tags(AnnotatedElement element) {
        tag annotation = element.getAnnotation(tag.class);
        if (annotation == null) {
            return Set.of();
        }
        if (annotation.value().length == 0) {
            throw new ScriptMistake("@tag needs at least one name");
        }
        return Set.of(annotation.value());
    }

    private static int weight(task annotation) {
        if (annotation.value() < 1) {
            throw new ScriptMistake(
                    "@task(" + annotation.value() + "): the weight must be at least 1", annotation.line());
        }
        return annotation.value();
    }
}
