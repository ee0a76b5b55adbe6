package dev.gryllus.script;

import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.Target;
import java.time.Duration;
import java.util.Optional;

/// A script's load shape as the engine asks it. Whatever goes wrong in it is an exception that shows the place.
final class ScriptShape implements LoadShape {
    private final LoadTestShape shape;
    private final TickAnswer answers;
    private final StackTraceElement place;

    /// @param what the shape's `tick`, as error messages call it
    /// @param place where it stands
    ScriptShape(LoadTestShape shape, String what, StackTraceElement place, ShapeContext context) {
        this.shape = shape;
        this.answers = new TickAnswer(what, context.userTypes());
        this.place = place;
        shape.begin(context);
    }

    @Override
    public boolean runsScript() {
        return true;
    }

    @Override
    public Optional<Target> at(Duration elapsed) {
        Object answer = shape.tickAt(elapsed);
        try {
            return answers.read(answer);
        } catch (ScriptMistake e) {
            e.setStackTrace(new StackTraceElement[] {place}); // the answer came from there
            throw e;
        }
    }
}
