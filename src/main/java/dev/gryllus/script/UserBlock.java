package dev.gryllus.script;

import dev.gryllus.user.User;
import dev.gryllus.user.WaitTime;
import java.util.List;
import java.util.stream.Stream;

/// The words inside `user('Name') { … }`.
public final class UserBlock extends TasksBlock {
    private static final List<String> WORDS = Stream.concat(Stream.of("weight", "fixed_count", "host"), COMMON.stream())
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
