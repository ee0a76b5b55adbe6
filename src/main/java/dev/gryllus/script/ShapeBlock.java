package dev.gryllus.script;

import groovy.lang.Closure;

/// `shape { run_time -> … }` as a load shape: the closure is its `tick`, and finds its other members.
final class ShapeBlock extends LoadTestShape {
    private final Closure<?> body;

    ShapeBlock(Closure<?> body) {
        this.body = (Closure<?>) body.clone();
        this.body.setDelegate(this);
        this.body.setResolveStrategy(Closure.DELEGATE_FIRST);
    }

    @Override
    ClassLoader scriptLoader() {
        return body.getClass().getClassLoader();
    }

    @Override
    public Object tick() {
        return body.getMaximumNumberOfParameters() == 0 ? body.call() : body.call(get_run_time());
    }
}
