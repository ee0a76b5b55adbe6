package dev.gryllus.event;

import dev.gryllus.user.ScriptName;
import dev.gryllus.user.Suggestion;
import dev.gryllus.user.User;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.MissingMethodException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what is wrong with the call of a method that does not exist, in the words of scripts.
final class MethodWording {
    /// More than this of a value is not worth reading.
    private static final int SHOWN = 60;

    private MethodWording() {}

    static String of(MissingMethodException missing) {
        String arguments = Arrays.stream(missing.getArguments())
                .map(MethodWording::value)
                .collect(Collectors.joining(", ", "(", ")"));
        return of(missing.getType(), missing.getMethod(), arguments);
    }

    /// @param arguments what was given, in brackets
    static String of(Class<?> type, String word, String arguments) {
        String whose = " of " + name(type);
        List<Method> words = words(type);
        String taken = words.stream()
                .filter(method -> method.getName().equals(word))
                .map(MethodWording::parameters)
                .distinct()
                .collect(Collectors.joining(" or "));
        if (!taken.isEmpty()) {
            return word + whose + " does not take " + arguments + "; it takes " + taken;
        }
        String meant = Suggestion.closest(
                        word, words.stream().map(Method::getName).distinct().toList())
                .map(match -> ". Did you mean '" + match + "'?")
                .orElse("");
        return "there is no " + word + arguments + whose + meant;
    }

    /// What scripts call an object of this type.
    static String name(Class<?> type) {
        ScriptName name = type.getAnnotation(ScriptName.class);
        if (name != null) {
            return name.value();
        }
        return User.class.isAssignableFrom(type) ? "user " + type.getSimpleName() : type.getSimpleName();
    }

    /// The methods that a script may call, as far as they have names that somebody would write.
    private static List<Method> words(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> !method.isSynthetic()
                        && !method.getName().contains("$")
                        && method.getDeclaringClass() != Object.class
                        && method.getDeclaringClass() != GroovyObject.class)
                .sorted(Comparator.comparingInt(Method::getParameterCount).thenComparing(MethodWording::parameters))
                .toList();
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(MethodWording::parameter)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String parameter(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (Map.class.isAssignableFrom(type)) {
            return "name: value";
        }
        boolean code = Closure.class.isAssignableFrom(type)
                || type.isInterface()
                        && Stream.of(type.getMethods())
                                        .filter(method -> Modifier.isAbstract(method.getModifiers()))
                                        .count()
                                == 1;
        if (code && !CharSequence.class.isAssignableFrom(type)) {
            return "{ … }";
        }
        return parameter.isNamePresent() ? parameter.getName() : type.getSimpleName();
    }

    private static String value(Object argument) {
        return switch (argument) {
            case null -> "null";
            case CharSequence text -> "'" + shortened(text.toString()) + "'";
            case Closure<?> _ -> "{ … }";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Class<?> type -> type.getSimpleName();
            case Map<?, ?> map
            when !map.isEmpty() ->
                shortened(map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
                        .collect(Collectors.joining(", ")));
            default -> name(argument.getClass());
        };
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
