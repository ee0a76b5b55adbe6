package dev.gryllus.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Looks up settings by their long names without dashes, which may be shortened as long as they stay unambiguous.
final class OptionNames {
    private final List<Setting> settings;

    OptionNames(Stream<Setting> settings) {
        this.settings = settings.filter(setting -> setting.kind() != Setting.Kind.POSITIONAL)
                .toList();
    }

    /// All settings that `name` may mean: one if it is right, none if it is unknown, several if it is too short.
    List<Setting> meaning(String name) {
        return settings.stream()
                .filter(setting -> setting.key().equals(name))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> settings.stream()
                        .filter(setting -> setting.key().startsWith(name))
                        .toList());
    }

    Collection<String> keys() {
        return settings.stream().map(Setting::key).toList();
    }

    Collection<String> options() {
        return settings.stream().map(Setting::option).toList();
    }
}
