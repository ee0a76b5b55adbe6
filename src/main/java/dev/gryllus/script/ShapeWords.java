package dev.gryllus.script;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.Script;
import java.util.List;
import java.util.Map;

/// The words for load over time at the top level of a locustfile. Each may begin with a name of its own, which
/// `--shape` understands: `steps('Stairs', step_users: 10, …)`. Times are in seconds.
///
/// Everything that has a name here is a word of scripts, also what is private: so there is nothing else.
public abstract class ShapeWords extends Script {
    static final List<String> NAMES = List.of("shape", "stages", "steps", "spike", "wave", "double_wave", "soak");

    private final CapturedShapes capturedShapes = new CapturedShapes();

    /// A function of the seconds since the test began, which answers what `LoadTestShape.tick` does:
    /// `shape { run_time -> run_time < 60 ? [100, 10] : null }`.
    public void shape(@DelegatesTo(LoadTestShape.class) Closure<?> body) {
        shape("shape", body);
    }

    public void shape(String name, @DelegatesTo(LoadTestShape.class) Closure<?> body) {
        capturedShapes.add(name, body);
    }

    /// One target after another: `stages([[duration: 60, users: 10, spawn_rate: 5], …])`. The duration is that of the
    /// stage alone; `user_classes: [Shopper]` may restrict who is added.
    public void stages(List<? extends Map<String, ?>> stages) {
        stages("stages", stages);
    }

    public void stages(String name, List<? extends Map<String, ?>> stages) {
        capturedShapes.add("stages", name, ShapeArguments.stages(stages));
    }

    /// A staircase: `steps(step_users: 10, step_duration: 30, spawn_rate: 5, time_limit: 300)`.
    public void steps(Map<String, ?> arguments) {
        steps(arguments, "steps");
    }

    public void steps(Map<String, ?> arguments, String name) {
        capturedShapes.add("steps", name, ShapeArguments.steps(arguments));
    }

    /// One sudden peak: `spike(base_users: 10, peak_users: 200, spike_start: 60, spike_duration: 30, spawn_rate: 100,
    /// time_limit: 180)`.
    public void spike(Map<String, ?> arguments) {
        spike(arguments, "spike");
    }

    public void spike(Map<String, ?> arguments, String name) {
        capturedShapes.add("spike", name, ShapeArguments.spike(arguments));
    }

    /// A sine wave: `wave(min_users: 10, max_users: 100, period: 60, time_limit: 600)`.
    public void wave(Map<String, ?> arguments) {
        wave(arguments, "wave");
    }

    public void wave(Map<String, ?> arguments, String name) {
        capturedShapes.add("wave", name, ShapeArguments.wave(arguments));
    }

    /// Two peaks: `double_wave(min_users: 20, peak_one_users: 60, peak_two_users: 40, time_limit: 600)`.
    public void double_wave(Map<String, ?> arguments) {
        double_wave(arguments, "double_wave");
    }

    public void double_wave(Map<String, ?> arguments, String name) {
        capturedShapes.add("double_wave", name, ShapeArguments.doubleWave(arguments));
    }

    /// Up, a long while at the top, and down: `soak(users: 100, ramp_up: 60, hold: 3600, ramp_down: 30)`.
    public void soak(Map<String, ?> arguments) {
        soak(arguments, "soak");
    }

    public void soak(Map<String, ?> arguments, String name) {
        capturedShapes.add("soak", name, ShapeArguments.soak(arguments));
    }

    CapturedShapes capturedShapes() {
        return capturedShapes;
    }
}
