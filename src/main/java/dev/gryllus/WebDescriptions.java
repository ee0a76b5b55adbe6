package dev.gryllus;

import dev.gryllus.cli.CustomOption;
import dev.gryllus.cli.CustomValue;
import dev.gryllus.cli.Options;
import dev.gryllus.engine.NamedShape;
import dev.gryllus.engine.Share;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.UserShares;
import dev.gryllus.engine.UserType;
import dev.gryllus.user.Task;
import dev.gryllus.web.Description;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Describes the test to the web interface.
///
/// @param locustfile base name of the first one
record WebDescriptions(Runs runs, Generations generations, String locustfile) {

    Description now() {
        Definition definition = runs.definition();
        Optional<TestRun> run = runs.present().run();
        Optional<NamedShape> shape = definition.courses().shape();
        return new Description(
                Version.number(),
                runs.begun(),
                runs.present().target().map(target -> heading(target, definition)),
                run.flatMap(present -> present.runner().runTime()).map(WebDescriptions::seconds),
                run.flatMap(TestRun::startedAt),
                locustfile,
                host(definition),
                generations.all(),
                definition.scripts().userTypes().stream()
                        .map(WebDescriptions::userClass)
                        .toList(),
                definition.selected().participating(),
                definition.scripts().shapes().stream().map(NamedShape::name).toList(),
                shape.map(NamedShape::name),
                shape.map(NamedShape::usesCommonOptions).orElse(true),
                definition.hasClassCounts(),
                extraOptions(definition.options()),
                startDefaults(definition.options()),
                definition.options().reports().csvFullHistory());
    }

    private static Description.Heading heading(Target target, Definition definition) {
        return new Description.Heading(
                target.users(),
                target.spawnRate(),
                definition.courses().shape().isPresent()
                        ? Map.of()
                        : UserShares.counts(definition.selected(), target.users()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private static String host(Definition definition) {
        List<String> hosts = definition.selected().userTypes().stream()
                .map(type -> type.host().orElse(""))
                .distinct()
                .toList();
        return hosts.size() == 1 ? hosts.getFirst() : "";
    }

    private static Description.UserClass userClass(UserType type) {
        return new Description.UserClass(
                type.name(),
                type.share() instanceof Share.Weight(double weight) ? weight : 0,
                type.share() instanceof Share.Fixed(int count) ? count : 0,
                type.share() instanceof Share.Arrivals,
                type.host(),
                type.tasks().stream().map(Task::name).toList());
    }

    private static Map<String, Description.ExtraOption> extraOptions(Options options) {
        Map<String, Description.ExtraOption> extra = new TreeMap<>();
        options.custom().stream()
                .filter(value -> value.option().inWebUi())
                .forEach(value -> extra.put(value.option().destination(), extraOption(value)));
        return extra;
    }

    private static Description.ExtraOption extraOption(CustomValue value) {
        CustomOption option = value.option();
        return new Description.ExtraOption(
                value.value().filter(some -> !option.secret()).map(WebDescriptions::plain),
                option.secret(),
                option.required(),
                option.help(),
                option.form() == CustomOption.Form.SEVERAL_VALUES,
                Optional.of(option.choices())
                        .filter(choices -> !choices.isEmpty())
                        .map(choices ->
                                choices.stream().map(WebDescriptions::plain).toList()));
    }

    /// What JSON has a form for; everything else as text: a script's type may make anything.
    private static Object plain(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Long number -> number;
            case Double number -> number;
            case Boolean truth -> truth;
            case List<?> list -> list.stream().map(WebDescriptions::plain).toList();
            default -> value.toString();
        };
    }

    private static Description.StartDefaults startDefaults(Options options) {
        Options.Load load = options.load();
        return new Description.StartDefaults(
                load.users().stream().boxed().findFirst(),
                load.spawnRate().stream().boxed().findFirst(),
                load.runTime().map(time -> time.toSeconds() + "s"),
                options.reports().profile());
    }
}
