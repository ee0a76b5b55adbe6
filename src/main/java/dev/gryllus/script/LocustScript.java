package dev.gryllus.script;

import dev.gryllus.event.Environment;
import dev.gryllus.event.Events;
import dev.gryllus.event.ScriptGeneration;
import dev.gryllus.http.HttpUser;
import dev.gryllus.user.ScriptName;
import dev.gryllus.user.User;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MissingMethodException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;

/// Base class of every locustfile: the words at its top level. Only captures; nothing runs until users do.
@ScriptName("the locustfile")
public abstract class LocustScript extends ShapeWords {
    private static final List<String> WORDS = Stream.concat(
                    Stream.of("host", "user", "csv", "json", "jsonl"), ShapeWords.NAMES.stream())
            .toList();

    private final List<CapturedBlock> blocks = new ArrayList<>();
    private Optional<String> host = Optional.empty();
    private Optional<UserBlock> open = Optional.empty();
    private volatile boolean loaded; // read by users' threads

    /// Base address of the system under test for all types of this file that name none; `--host` wins.
    public void host(String address) {
        host = Settings.DEFAULT.withHost(address).host();
    }

    /// A user type that makes HTTP requests.
    public void user(String name, @DelegatesTo(UserBlock.class) Closure<?> body) {
        user(name, HttpUser.class, body);
    }

    /// A user type on a base class of your choice.
    public void user(String name, Class<? extends User> base, @DelegatesTo(UserBlock.class) Closure<?> body) {
        if (!User.class.isAssignableFrom(base)) {
            throw new IllegalArgumentException("user('" + name + "', " + base.getSimpleName()
                    + "): the base must be a class of users, such as HttpUser");
        }
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new ScriptMistake("a user needs a name of printable characters, not '" + name.strip() + "'");
        }
        UserBlock block = new UserBlock(name, base, UserClasses.settingsOf(base));
        open = Optional.of(block);
        block.read(body);
        open = Optional.empty();
        blocks.add(block.captured());
    }

    /// The hooks of this generation of the script.
    public Events getEvents() {
        return ScriptGeneration.eventsOf(getClass());
    }

    /// The run, as far as it is known already.
    public Environment getEnvironment() {
        return ScriptGeneration.environmentOf(getClass());
    }

    List<CapturedBlock> blocks() {
        return blocks;
    }

    Optional<String> defaultHost() {
        return host;
    }

    /// Called by Groovy for a word that nobody has: neither a block, nor the script, nor, in a task, the user. Only
    /// while the script is loaded do we know which words could have been meant.
    public Object methodMissing(String word, Object arguments) {
        if (loaded) {
            throw new MissingMethodException(word, getClass(), InvokerHelper.asArray(arguments));
        }
        Optional<TasksBlock> block = open.map(TasksBlock::innermost);
        String place = block.map(TasksBlock::place).orElse("the locustfile");
        List<String> known = block.map(LocustScript::knownIn).orElse(WORDS);
        throw known.contains(word)
                ? new ScriptMistake("'" + word + "' in " + place + " does not take "
                        + Arrays.deepToString(InvokerHelper.asArray(arguments))
                        + WordHint.of(word))
                : ScriptMistake.unknownWord(place, word, known);
    }

    /// Called by Groovy for a name that nobody has.
    public Object propertyMissing(String name) {
        List<String> known = new ArrayList<>();
        for (Object variable : getBinding().getVariables().keySet()) {
            known.add(variable.toString());
        }
        throw UnknownVariable.atTopLevel(name, getClass(), known);
    }

    /// Wait times may be called inside of a block, too.
    private static List<String> knownIn(TasksBlock block) {
        return Stream.concat(
                        block.words().stream(),
                        Stream.of("between", "constant", "constant_pacing", "constant_throughput"))
                .toList();
    }

    /// Runs the top level, which captures what it says.
    void load() {
        run();
        loaded = true;
    }
}
