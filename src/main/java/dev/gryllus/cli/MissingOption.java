package dev.gryllus.cli;

import java.util.Locale;
import java.util.Optional;

/// Options of Locust that lead nowhere here: not there yet, or never again. Each either is accepted, and the operator
/// told that it has no effect, or refused, because a run without its effect would not be what was asked for.
///
/// A constant leaves when its feature comes: then it is a [Setting].
enum MissingOption implements Declaration {
    WEB_HOST_DISPLAY_NAME(Kind.VALUE, "", "LOCUST_WEB_HOST_DISPLAY_NAME"),
    BUILD_PATH(Kind.VALUE, "", "LOCUST_BUILD_PATH"),

    WEB_AUTH(Kind.VALUE, "", "LOCUST_WEB_AUTH", "was replaced by --web-login"),
    LEGACY_UI(Kind.FLAG, "", "LOCUST_LEGACY_UI", "is no longer supported; leave it out"),

    MASTER(Kind.FLAG, "", "LOCUST_MODE_MASTER", Words.ONE_MACHINE),
    MASTER_BIND_HOST(Kind.VALUE, "", "", Words.ONE_MACHINE),
    MASTER_BIND_PORT(Kind.VALUE, "", "", Words.ONE_MACHINE),
    EXPECT_WORKERS(Kind.VALUE, "", "", Words.ONE_MACHINE),
    EXPECT_WORKERS_MAX_WAIT(Kind.VALUE, "", "", Words.ONE_MACHINE),
    ENABLE_REBALANCING(Kind.FLAG, "", "", Words.ONE_MACHINE),
    EXPECT_SLAVES(Kind.VALUE, "", "", "was renamed to --expect-workers"),
    WORKER(Kind.FLAG, "", "LOCUST_MODE_WORKER", Words.ONE_MACHINE),
    MASTER_HOST(Kind.VALUE, "", "", Words.ONE_MACHINE),
    MASTER_PORT(Kind.VALUE, "", "", Words.ONE_MACHINE),
    SLAVE(Kind.FLAG, "", "", "was renamed to --worker");

    private static final class Words {
        static final String ONE_MACHINE =
                "load from several machines is not there yet. Leave the option out: one process"
                        + " uses all processors of its machine";
    }

    private final Kind kind;
    private final String shortOption;
    private final String variable;
    private final String refusal;

    MissingOption(Kind kind, String shortOption, String variable) {
        this(kind, shortOption, variable, "");
    }

    MissingOption(Kind kind, String shortOption, String variable, String refusal) {
        this.kind = kind;
        this.shortOption = shortOption;
        this.variable = variable;
        this.refusal = refusal;
    }

    /// Why a run cannot do without the option's effect; empty if it can.
    Optional<String> refusal() {
        return Optional.of(refusal).filter(reason -> !reason.isEmpty());
    }

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /// Where it would stand; the help text leaves it out.
    @Override
    public HelpGroup group() {
        return HelpGroup.OTHER;
    }

    @Override
    public String placeholder() {
        return "";
    }

    @Override
    public Optional<String> shortOption() {
        return Optional.of(shortOption).filter(letter -> !letter.isEmpty());
    }

    @Override
    public Optional<String> variable() {
        return Optional.of(variable).filter(name -> !name.isEmpty());
    }

    @Override
    public boolean allowedInFiles() {
        return true;
    }
}
