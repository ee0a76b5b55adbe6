package dev.gryllus.script;

import dev.gryllus.dependencies.Coordinate;
import dev.gryllus.dependencies.DependencyException;
import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.dependencies.LibraryRequest;
import dev.gryllus.engine.PlanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The libraries that one locustfile, its helpers and the operator's options ask for, each with the place that asks
/// for it. Errors name that place.
final class WantedLibraries {
    private final Path locustfile;
    private final ScriptProblem problem;
    private final Map<LibraryRequest.Wanted, Place> libraries = new LinkedHashMap<>();
    private final List<String> exclusions = new ArrayList<>();
    private final List<LibraryRequest.Source> sources = new ArrayList<>();

    /// @param fromOptions coordinates that hold for each locustfile
    WantedLibraries(Path locustfile, List<String> fromOptions, ScriptProblem problem) {
        this.locustfile = locustfile;
        this.problem = problem;
        fromOptions.forEach(text -> add(text, true, new Place(Optional.empty(), 0)));
    }

    /// Where a library is asked for; without a file, in the option.
    private record Place(Optional<Path> file, int line) {
        @Override
        public String toString() {
            return file.map(path -> path.getFileName() + ":" + line).orElse("the option 'dependencies'");
        }
    }

    /// Takes in what a script says about its libraries.
    ///
    /// @return whether that is anything new
    boolean add(Path file, String text) {
        try {
            List<Grab> grabs = GrabReader.read(file, text);
            if (grabs.isEmpty()) {
                return false; // as most scripts, which need not wait until the JVM has learnt to compare requests
            }
            LibraryRequest before = request();
            grabs.forEach(this::add);
            return !request().equals(before);
        } catch (ScriptMistake e) {
            throw problem.thrown(e, file);
        }
    }

    private void add(Grab grab) {
        switch (grab.wish()) {
            case Grab.Library(String coordinate, boolean transitive) ->
                add(coordinate, transitive, new Place(Optional.of(grab.file()), grab.line()));
            case Grab.Exclude(String library) -> exclusions.add(library);
            case Grab.Repository(String name, String url) -> addSource(new LibraryRequest.Source(name, url));
        }
    }

    private void add(String text, boolean transitive, Place place) {
        try {
            Coordinate coordinate = Coordinate.parse(text);
            requireNoOtherVersion(coordinate, place);
            libraries.putIfAbsent(new LibraryRequest.Wanted(coordinate, transitive), place);
        } catch (DependencyException e) {
            throw at(place, e.getMessage());
        }
    }

    private void addSource(LibraryRequest.Source source) {
        if (!sources.contains(source)) {
            sources.add(source);
        }
    }

    private void requireNoOtherVersion(Coordinate coordinate, Place place) {
        libraries.forEach((wanted, first) -> {
            Coordinate other = wanted.coordinate();
            if (other.sameLibrary(coordinate) && !other.equals(coordinate)) {
                throw at(
                        place,
                        coordinate + " contradicts " + other + ", which " + first
                                + " asks for. Only one version can be loaded: name the same one in both places");
            }
        });
    }

    /// The libraries, found; nothing if none is wanted.
    Optional<LibraryLoaders.Lease> lease(LibraryLoaders loaders) {
        LibraryRequest request = request();
        if (request.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(loaders.lease(request, lockFile()));
        } catch (DependencyException e) {
            throw e.culprit()
                    .flatMap(this::placeOf)
                    .map(place -> at(place, e.getMessage()))
                    .orElseGet(() -> new PlanException(locustfile.getFileName() + ": " + e.getMessage()));
        }
    }

    /// `locustfile.lock` beside `locustfile.groovy`.
    private Path lockFile() {
        String name = locustfile.getFileName().toString();
        return locustfile.resolveSibling(name.substring(0, name.length() - LocustfilePaths.SUFFIX.length()) + ".lock");
    }

    private LibraryRequest request() {
        return new LibraryRequest(List.copyOf(libraries.keySet()), exclusions, sources);
    }

    private Optional<Place> placeOf(Coordinate coordinate) {
        return libraries.entrySet().stream()
                .filter(entry -> entry.getKey().coordinate().equals(coordinate))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private PlanException at(Place place, String message) {
        return place.file()
                .map(file -> problem.thrown(new ScriptMistake(message, place.line()), file))
                .orElseGet(() -> new PlanException("The option 'dependencies': " + message));
    }
}
