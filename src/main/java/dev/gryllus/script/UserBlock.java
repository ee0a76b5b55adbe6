package dev.gryllus.script;

import dev.gryllus.user.User;
import dev.gryllus.user.WaitTime;
import java.util.List;
import java.util.stream.Stream;

/// The words inside `user('Name') { … }`.
public final class UserBlock extends TasksBlock {
    private static final List<String> WORDS = Stream.concat(
                    Stream.of("weight", "fixed_count", "host", "arrival_rate", "max_users"), COMMON.stream())
            .toList();

    private final Class<? extends User> base;
    private Settings settings;

    UserBlock(String name, Class<? extends User> base, Settings inherited) {
        super("user", name);
        this.base = base;
        this.settings = inherited;
    }

    /// How many users of this type, relative to the other types.
    public void weight(Number value) {
        requireOpen("weight");
        settings = settings.withWeight(value);
    }

    /// Exactly so many users of this type, spawned first.
    public void fixed_count(int value) {
        requireOpen("fixed_count");
        settings = settings.withFixedCount(value);
    }

    /// Base address of the system under test for this type; `--host` wins.
    public void host(String value) {
        requireOpen("host");
        settings = settings.withHost(value);
    }

    /// How many tasks start per second, by all users of this type together and however long they take: a number,
    /// `ramp(from: 10, to: 100, over: 60)`, or `stages: [[duration: 60, rate: 50], …]`.
    public void arrival_rate(Object perSecond) {
        requireOpen("arrival_rate");
        settings = settings.withArrivalRate(perSecond);
    }

    /// How many users the pool of a type with an `arrival_rate` may have at most.
    public void max_users(Object value) {
        requireOpen("max_users");
        settings = settings.withMaxUsers(value);
    }

    @Override
    void waitsBy(WaitTime waitTime) {
        settings = settings.withWaitTime(waitTime);
    }

    @Override
    List<String> words() {
        return WORDS;
    }

    CapturedBlock captured() {
        return new CapturedBlock(name(), base, settings, tasks(), onStart(), onStop());
    }
}
