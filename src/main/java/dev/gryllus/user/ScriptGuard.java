package dev.gryllus.user;

import java.util.Optional;

/// Runs script code of one user and says how it ended: whatever it throws becomes an order that is followed, or a
/// fault that is counted. Confined to the user's thread.
final class ScriptGuard {
    /// How a piece of script code ended.
    enum Ending {
        DONE,
        NEXT_AT_ONCE,
        LAST,
        FAULT
    }

    /// What a script wrote.
    interface ScriptCode {
        void run() throws Throwable;
    }

    private final Lifeline lifeline;

    ScriptGuard(Lifeline lifeline) {
        this.lifeline = lifeline;
    }

    /// @param user whose code it is; empty before there is one
    Ending run(UserContext context, Optional<User> user, ScriptCode code) {
        try {
            code.run();
            return Ending.DONE;
        } catch (RescheduleTask e) {
            return Ending.DONE;
        } catch (RescheduleTaskImmediately e) {
            return Ending.NEXT_AT_ONCE;
        } catch (StopUser e) {
            return Ending.LAST;
        } catch (StopTest e) {
            context.stopTest().accept(e.getMessage());
            return Ending.LAST;
        } catch (OutOfMemoryError e) {
            throw e; // not the script's fault alone, and nothing here could go on truthfully
        } catch (Throwable e) {
            return lifeline.isCut() ? Ending.FAULT : count(context, user, e);
        }
    }

    /// Settling what is open may ask listeners of a script, who may give orders; only one is left to follow.
    void detach(UserContext context, User user) {
        try {
            user.detach();
        } catch (StopTest e) {
            context.stopTest().accept(e.getMessage());
        } catch (ControlFlow e) {
            // it was for this user, which is over
        }
    }

    /// The listener may order what a task may order; what else it throws is a fault like the first.
    private Ending count(UserContext context, Optional<User> user, Throwable thrown) {
        if (user.isPresent() && user.get().self().hasReported(thrown)) {
            return Ending.FAULT; // a failed request, which is data
        }
        context.recorder().exception(context.faultListener().describe(thrown));
        if (user.isEmpty()) {
            return Ending.FAULT;
        }
        Ending ofListener =
                run(context, Optional.empty(), () -> context.faultListener().fault(user.get(), thrown));
        return ofListener == Ending.DONE ? Ending.FAULT : ofListener;
    }
}
