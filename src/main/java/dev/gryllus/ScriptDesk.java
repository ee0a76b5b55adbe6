package dev.gryllus;

import dev.gryllus.engine.PlanException;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.web.EditableScripts;
import dev.gryllus.web.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The scripts of the test as the web interface edits them. Only files that take part in it are shown and changed.
record ScriptDesk(ScriptReader reader, Reloads reloads, Generations generations) implements EditableScripts {
    /// How messages begin that tell of a place in a script.
    private static final Pattern PLACED =
            Pattern.compile("^([^\\s:]+\\.groovy):(\\d+)(?::(\\d+))?: (.*)$", Pattern.DOTALL);

    private static final Pattern PLACED_BELOW = Pattern.compile("(?m)^\\s+at ([^\\s:]+\\.groovy):(\\d+)$");

    @Override
    public Scripts inForce() {
        int number = generations.present();
        return scripts(number, generations.sources(number));
    }

    @Override
    public Optional<Scripts> generation(int number) {
        return Optional.of(generations.sources(number))
                .filter(sources -> !sources.isEmpty())
                .map(sources -> scripts(number, sources));
    }

    private static Scripts scripts(int number, List<LoadedScripts.Source> sources) {
        return new Scripts(
                number,
                sources.stream()
                        .filter(source -> source.text().isPresent())
                        .map(source -> new Script(
                                source.file().toString(),
                                source.file().getFileName().toString(),
                                source.text().orElseThrow(),
                                source.sha256()))
                        .toList());
    }

    @Override
    public List<Problem> check(List<Edit> edits) {
        Map<Path, String> texts = texts(edits);
        return tried(() -> TimedLoading.of(() -> {
            reader.check(texts);
            return true;
        }));
    }

    @Override
    public List<Problem> apply(List<Edit> edits, boolean save) {
        Map<Path, String> texts = texts(edits);
        return take(texts, () -> requireUnchanged(edits), save);
    }

    @Override
    public List<Problem> back(int generation, boolean save) {
        Scripts older = generation(generation)
                .orElseThrow(() -> new Refusal("Generation " + generation + " is not kept any more, or never was."));
        Map<String, String> present =
                inForce().files().stream().collect(Collectors.toMap(Script::path, Script::sha256));
        Map<Path, String> texts = older.files().stream()
                .filter(script -> !script.sha256().equals(present.get(script.path())))
                .collect(Collectors.toMap(script -> Path.of(script.path()), Script::text));
        if (texts.isEmpty()) {
            throw new Refusal("Generation " + generation + " is what is in force.");
        }
        return take(texts, () -> {}, save);
    }

    private List<Problem> take(Map<Path, String> texts, Runnable allowed, boolean save) {
        List<Problem> problems = tried(() -> {
            if (!reloads.apply(texts, allowed)) {
                throw new Refusal("The test ends, and takes nothing up any more.");
            }
        });
        if (problems.isEmpty() && save) {
            Map<Path, String> unsaved = reloads.save(texts.keySet());
            if (!unsaved.isEmpty()) {
                throw new Refusal("In force, but not saved: "
                        + unsaved.entrySet().stream()
                                .map(file -> file.getKey() + ": " + file.getValue())
                                .collect(Collectors.joining("; ")));
            }
        }
        return problems;
    }

    private Map<Path, String> texts(List<Edit> edits) {
        Map<String, Script> known =
                inForce().files().stream().collect(Collectors.toMap(Script::path, script -> script));
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Edit edit : edits) {
            if (!known.containsKey(edit.path())) {
                throw new Refusal(edit.path() + " takes no part in this test, so it is not edited here.");
            }
            texts.put(Path.of(edit.path()), edit.text());
        }
        return texts;
    }

    /// While nothing else is taken up.
    private void requireUnchanged(List<Edit> edits) {
        Map<String, String> hashes = inForce().files().stream().collect(Collectors.toMap(Script::path, Script::sha256));
        for (Edit edit : edits) {
            if (!edit.baseSha256().equals(hashes.get(edit.path())) || reloads.isChangedOnDisk(Path.of(edit.path()))) {
                throw Refusal.conflict(edit.path()
                        + " was changed elsewhere since you began to edit it. Nothing was overwritten: load it again.");
            }
        }
    }

    private static List<Problem> tried(Runnable step) {
        try {
            step.run();
            return List.of();
        } catch (PlanException e) {
            return List.of(problem(e.getMessage()));
        }
    }

    static Problem problem(String message) {
        Matcher placed = PLACED.matcher(message);
        if (placed.matches()) {
            return new Problem(
                    Optional.of(placed.group(1)), number(placed.group(2)), number(placed.group(3)), placed.group(4));
        }
        Matcher below = PLACED_BELOW.matcher(message);
        return below.find()
                ? new Problem(Optional.of(below.group(1)), number(below.group(2)), OptionalInt.empty(), message)
                : new Problem(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), message);
    }

    private static OptionalInt number(String text) {
        return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}
