package dev.gryllus.event;

import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.CutOff;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.runtime.MethodClosure;

/// An event: who listens to it, and how they are told. Scripts make their own with `new EventHook()`.
///
/// Listeners are called on the thread that fires, in the order in which they were added. Each is called, whatever the
/// others throw. Afterwards an order to the user or the test ([ControlFlow], the first one) goes on to whoever fired;
/// anything else that was thrown is a fault of the listener, counted and told by [ListenerFaults].
///
/// Safe for any number of threads.
public class EventHook {
    private final String name;
    private final Optional<ListenerFaults> faults;
    private final Optional<ListenerCalls> calls;
    private volatile List<Closure<?>> listeners = List.of();

    /// For events of a script's own.
    public EventHook() {
        this("an event of the script", Optional.empty(), Optional.empty());
    }

    EventHook(String name, ListenerFaults faults, ListenerCalls calls) {
        this(name, Optional.of(faults), Optional.of(calls));
    }

    private EventHook(String name, Optional<ListenerFaults> faults, Optional<ListenerCalls> calls) {
        this.name = name;
        this.faults = faults;
        this.calls = calls;
    }

    /// @param listener `{ e -> … }` with the arguments of the event as properties of `e`, or `this.&method`
    /// @return the listener, so that it can be removed again
    public synchronized <L extends Closure<?>> L add_listener(L listener) {
        if (listener.getMaximumNumberOfParameters() > 1) {
            throw new IllegalArgumentException("a listener of " + name
                    + " takes one object with the arguments as properties: { e -> … }, not "
                    + listener.getMaximumNumberOfParameters() + " of them");
        }
        List<Closure<?>> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
        return listener;
    }

    /// Does nothing if it does not listen.
    public synchronized void remove_listener(Closure<?> listener) {
        List<Closure<?>> rest = new ArrayList<>(listeners);
        rest.stream().filter(known -> same(known, listener)).findFirst().ifPresent(rest::remove);
        listeners = List.copyOf(rest);
    }

    /// Tells all listeners.
    public void fire() {
        fire(Map.of());
    }

    /// Tells all listeners: `hook.fire(name: 'x', answer: 42)`.
    ///
    /// @param arguments what listeners see as properties; `reverse: true` tells the last listener first
    public void fire(Map<String, ?> arguments) {
        Map<String, Object> values = new HashMap<>(arguments);
        boolean reverse = Boolean.TRUE.equals(values.remove("reverse"));
        tell(new EventArguments(name, values), reverse);
    }

    /// Tells all listeners, or, in reverse, the last one first.
    void tell(Object event, boolean reverse) {
        List<Closure<?>> present = listeners;
        watched(() -> {
            Optional<ControlFlow> order = Optional.empty();
            for (Closure<?> listener : reverse ? present.reversed() : present) {
                Optional<ControlFlow> asked = tell(listener, event);
                order = order.or(() -> asked);
            }
            if (order.isPresent()) {
                throw order.get();
            }
        });
    }

    /// Notes down that listeners are being told, so that those that never return can be named.
    private void watched(Runnable telling) {
        Optional<ListenerCalls.Call> call = calls.map(all -> all.begin(name));
        try {
            telling.run();
        } finally {
            call.ifPresent(begun -> calls.get().end(begun));
        }
    }

    /// Tells all listeners and lets the first exception out, whatever it is: for events that nothing may come after if
    /// they go wrong.
    void tellOrFail(Object event) {
        watched(() -> listeners.forEach(listener -> call(listener, event)));
    }

    /// Whether it is worth making the arguments.
    boolean hasListeners() {
        return !listeners.isEmpty();
    }

    String name() {
        return name;
    }

    /// @return what the listener orders
    private Optional<ControlFlow> tell(Closure<?> listener, Object event) {
        try {
            call(listener, event);
        } catch (ControlFlow e) {
            return Optional.of(e);
        } catch (OutOfMemoryError e) {
            throw e; // not the listener's fault alone
        } catch (Throwable e) {
            if (CutOff.isCauseOf(e)) {
                Thread.currentThread().interrupt(); // its user is ended, and sees it where it blocks next
            } else {
                faultsOf(listener).count(name, e);
            }
        }
        return Optional.empty();
    }

    /// Libraries of a script look for classes by the context class loader, so a listener has that of its script on
    /// whatever thread it is called.
    static Object call(Closure<?> listener, Object event) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ownerOf(listener).getClassLoader());
        try {
            return listener.getMaximumNumberOfParameters() == 0 ? listener.call() : listener.call(event);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private ListenerFaults faultsOf(Closure<?> listener) {
        return faults.or(() -> ScriptGeneration.find(ownerOf(listener))
                        .map(found -> found.environment().faults()))
                .orElseGet(ListenerFaults::new); // outside of scripts it is told, and there is nobody to count for
    }

    static Class<?> ownerOf(Closure<?> listener) {
        Object owner = listener.getOwner();
        return owner instanceof Class<?> type ? type : owner.getClass();
    }

    /// `this.&method` makes a new closure each time it is written.
    private static boolean same(Closure<?> one, Closure<?> other) {
        return one.equals(other)
                || one instanceof MethodClosure a
                        && other instanceof MethodClosure b
                        && a.getOwner() == b.getOwner()
                        && a.getMethod().equals(b.getMethod());
    }
}
