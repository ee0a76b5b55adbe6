package dev.gryllus.engine;

import dev.gryllus.user.ScriptFaults;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds users that keep a processor for seconds, such as by an endless loop. All users share a few threads of the
/// system, one for each processor, and get one back only from who blocks: as many endless loops as processors, and
/// nobody moves any more.
///
/// There is nothing to ask a user for that would cost it nothing, so it is looked at: it is busy if it was seen in the
/// same task, and on a processor, at [#LOOKS] looks in a row. Confined to the thread that looks, which must be one of
/// the system: a virtual one would stand still with the users.
final class BusyUsers {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    /// A second apart.
    static final int LOOKS = 5;

    /// Looking at a stack takes some microseconds; on a processor can be only a few users anyway.
    private static final int MOST_STACKS = 200;

    private static final int MOST_PLACES = 100;

    private final int processors;
    private final Set<String> told = new HashSet<>();
    private Map<LiveUser, Sight> sights = new HashMap<>();
    private int stacks;
    private boolean toldAll;

    BusyUsers() {
        this(Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors()));
    }

    /// @param processors how many users can run at a time
    BusyUsers(int processors) {
        this.processors = processors;
    }

    /// How a user was seen last.
    ///
    /// @param times in a row, in this task
    private record Sight(long turns, int times, StackTraceElement[] stack) {}

    void look(Collection<LiveUser> users) {
        Map<LiveUser, Sight> now = new HashMap<>();
        stacks = 0;
        for (LiveUser user : users) {
            if (user.isRunnable()) {
                now.put(user, sight(user));
            }
        }
        sights = now;
        List<Map.Entry<LiveUser, Sight>> busy = now.entrySet().stream()
                .filter(sight -> sight.getValue().times() >= LOOKS)
                .toList();
        busy.forEach(sight -> tell(sight.getKey(), sight.getValue()));
        tellIfAll(busy.size());
    }

    /// The first time nothing but the task is kept: most users are in another one at the next look.
    private Sight sight(LiveUser user) {
        Sight before = sights.get(user);
        long turns = user.turns();
        if (before == null || before.turns() != turns || stacks == MOST_STACKS) {
            return new Sight(turns, 0, new StackTraceElement[0]);
        }
        stacks++;
        StackTraceElement[] stack = user.stack();
        return new Sight(turns, isOnProcessor(stack) ? before.times() + 1 : 0, stack);
    }

    /// One that waits for a processor has left its own by one of these.
    static boolean isOnProcessor(StackTraceElement[] stack) {
        return stack.length > 0
                && !stack[0].getClassName().startsWith("java.lang.VirtualThread")
                && !stack[0].getClassName().startsWith("jdk.internal.vm.Continuation");
    }

    private void tell(LiveUser user, Sight sight) {
        String place = ScriptFaults.frames(sight.stack())
                .findFirst()
                .map(line -> "at " + line)
                .orElse("outside of the script");
        if (told.size() < MOST_PLACES && told.add(user.type + place)) {
            LOG.warn(
                    "A user of type {} has kept a processor for {} seconds without ever waiting, {}; users share {}"
                            + " of them",
                    user.type,
                    LOOKS,
                    place,
                    processors);
        }
    }

    private void tellIfAll(int busy) {
        if (busy >= processors && !toldAll) {
            toldAll = true;
            LOG.warn("All {} processors are kept by such users: no other user moves, and nothing is measured", busy);
        }
    }
}
