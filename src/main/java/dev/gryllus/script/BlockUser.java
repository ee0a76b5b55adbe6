package dev.gryllus.script;

import dev.gryllus.user.User;
import dev.gryllus.user.UserContext;
import groovy.lang.Closure;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// One user of the quick form: a user of some base class, and this user's own copies of the closures in its block.
///
/// A closure's delegate is mutable and shared by all who call it, so every user calls clones that see only its
/// scope.
final class BlockUser extends User {
    private final User base;
    private final CapturedBlock block;
    private final UserScope scope;
    private final Map<Closure<?>, Closure<?>> clones = new IdentityHashMap<>();

    BlockUser(User base, CapturedBlock block) {
        this.base = base;
        this.block = block;
        this.scope = new UserScope(base);
    }

    User base() {
        return base;
    }

    /// Calls this user's own copy of a closure of its block.
    Object call(Closure<?> original) {
        return clones.computeIfAbsent(original, this::cloned).call();
    }

    private Closure<?> cloned(Closure<?> original) {
        Closure<?> clone = (Closure<?>) original.clone();
        clone.setDelegate(scope);
        clone.setResolveStrategy(Closure.DELEGATE_FIRST);
        return clone;
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
    public void beginTask(OptionalLong lateness) {
        base.beginTask(lateness);
    }

    @Override
    public void endTask() {
        base.endTask();
    }

    @Override
    public void detach() {
        base.detach();
    }
}
