package dev.gryllus.script;

import dev.gryllus.user.TaskSet;
import dev.gryllus.user.User;
import dev.gryllus.user.UserContext;
import groovy.lang.Closure;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One user of the quick form: a user of some base class, and this user's own copies of the closures in its block.
///
/// A closure's delegate is mutable and shared by all who call it, so every user calls clones that see only its
/// scope.
final class BlockUser extends User {
    private final User base;
    private final CapturedBlock block;
    private final UserScope scope;
    private final Map<Closure<?>, Own> clones = new IdentityHashMap<>(4);

    BlockUser(User base, CapturedBlock block) {
        this.base = base;
        this.block = block;
        this.scope = new UserScope(base);
    }

    @Override
    public User self() {
        return base;
    }

    @Override
    public Object getClient() {
        return base.getClient();
    }

    /// What the user's closures have assigned to undeclared names.
    Map<String, Object> state() {
        return scope.state();
    }

    /// Makes a value a part of this user's state, before it runs.
    void give(String name, Object value) {
        scope.setProperty(name, value);
    }

    /// Calls this user's own copy of a closure of its block.
    Object call(Closure<?> original) {
        return call(original, Optional.empty());
    }

    /// The same inside of a task set, whose words the closure sees.
    Object call(Closure<?> original, TaskSet within) {
        return call(original, Optional.of(within));
    }

    private Object call(Closure<?> original, Optional<TaskSet> within) {
        scope.enter(within);
        Own own = clones.computeIfAbsent(original, this::cloned);
        return own.code.call(own.copy, base);
    }

    private record Own(Closure<?> copy, ClosureCode code) {}

    private Own cloned(Closure<?> original) {
        Closure<?> clone = (Closure<?>) original.clone();
        clone.setDelegate(scope);
        clone.setResolveStrategy(Closure.DELEGATE_FIRST);
        return new Own(clone, block.code(original));
    }

    @Override
    public void on_start() throws Exception {
        base.on_start();
        block.onStart().ifPresent(this::call);
    }

    @Override
    public void on_stop() throws Exception {
        block.onStop().ifPresent(this::call);
        base.on_stop();
    }

    @Override
    public void attach(UserContext context) {
        super.attach(context);
        base.attach(context);
    }

    @Override
    public void succeed(User old) {
        base.succeed(old);
    }

    @Override
    public void beginTask(OptionalLong lateness) {
        base.beginTask(lateness);
    }

    @Override
    public void endTask() {
        base.endTask();
    }

    @Override
    public boolean gaveWay() {
        return base.gaveWay();
    }

    @Override
    public void detach() {
        base.detach();
    }

    /// Called by Groovy for what a task set class asks of its `user`: the state of the quick form.
    public Object propertyMissing(String name) {
        return scope.getProperty(name);
    }

    /// As [#propertyMissing(String)].
    public void propertyMissing(String name, Object value) {
        scope.setProperty(name, value);
    }
}
