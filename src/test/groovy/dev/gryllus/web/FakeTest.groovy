package dev.gryllus.web

import dev.gryllus.output.Generation
import dev.gryllus.output.Progress
import dev.gryllus.output.RatioTree
import dev.gryllus.support.FakeClock
import java.nio.file.Path

/** A test that does nothing, and notes what it is asked for. */
class FakeTest implements ControlledTest {
    Optional<Progress> progress = Optional.empty()
    ControlledTest.Standing standing = new ControlledTest.Standing(ControlledTest.State.READY, 0, [:])
    Optional<Path> fullHistory = Optional.empty()
    Optional<String> report = Optional.empty()
    List<String> log = []
    Closure<ControlledTest.Steered> steering = { new ControlledTest.Steered(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), []) }
    final List<Object> asked = [].asSynchronized()
    volatile long version = 1
    final Map<String, Closure<ScriptAnswer>> scriptAnswers = [:]

    @Override
    Optional<Progress> progress() {
        progress
    }

    @Override
    ControlledTest.Standing standing() {
        standing
    }

    @Override
    Description description() {
        new Description('0.0', 0, Optional.empty(), Optional.empty(), Optional.empty(), 'locustfile.groovy', 'http://shop:8090',
            [new Generation(1, FakeClock.ORIGIN, [])], [], [], [], Optional.empty(), true, false,
            [key: new Description.ExtraOption(Optional.of(5), false, true, 'How', false, Optional.empty())],
            new Description.StartDefaults(Optional.of(3), Optional.empty(), Optional.of('60s'), Optional.empty()), false)
    }

    @Override
    long version() {
        version
    }

    @Override
    ControlledTest.Ratios ratios() {
        new ControlledTest.Ratios([new RatioTree('A', 1, [new RatioTree('t', 0.5, [])])], [])
    }

    @Override
    List<String> log() {
        log
    }

    @Override
    Optional<Path> fullHistory() {
        fullHistory
    }

    @Override
    Optional<String> report() {
        report
    }

    @Override
    ControlledTest.Steered steer(Map<String, List<String>> fields) {
        asked << [steer: fields]
        steering(fields)
    }

    @Override
    Optional<ScriptAnswer> scriptAnswer(String path, Map<String, List<String>> parameters) {
        Optional.ofNullable(scriptAnswers[path]).map { it.call(parameters) }
    }

    @Override
    List<ScriptTab> scriptTabs() {
        [new ScriptTab('Mine', '/my/own')]
    }

    @Override
    List<Double> baseline() {
        [1.5d, 2d]
    }

    @Override
    void pause() {
        asked << 'pause'
    }

    @Override
    void resume() {
        asked << 'resume'
    }

    @Override
    void stop() {
        asked << 'stop'
    }

    @Override
    void reload() {
        asked << 'reload'
    }

    @Override
    void resetStatistics() {
        asked << 'reset'
    }

    @Override
    void changeUser(String userClass, Map<String, Object> attributes) {
        asked << [(userClass): attributes]
    }
}
