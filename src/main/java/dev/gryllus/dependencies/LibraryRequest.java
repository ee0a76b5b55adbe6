package dev.gryllus.dependencies;

import java.util.List;
import java.util.stream.Stream;

/// All that one locustfile asks for. Two equal requests get the same libraries.
///
/// @param exclusions libraries that are not to come along with others, as `group:artifact`
public record LibraryRequest(List<Wanted> libraries, List<String> exclusions, List<Source> sources) {
    public LibraryRequest {
        libraries = List.copyOf(libraries);
        exclusions = exclusions.stream().distinct().sorted().toList();
        sources = List.copyOf(sources);
    }

    /// @param transitive whether what the library needs comes along
    public record Wanted(Coordinate coordinate, boolean transitive) {}

    /// A repository to ask beside the ones that Maven's settings name.
    public record Source(String name, String url) {}

    public boolean isEmpty() {
        return libraries.isEmpty();
    }

    /// As it stands in a lock file.
    List<String> lines() {
        return Stream.of(
                        sources.stream().map(source -> "repository " + source.name() + " " + source.url()),
                        exclusions.stream().map(name -> "exclude " + name),
                        libraries.stream()
                                .map(wanted -> "wanted " + wanted.coordinate() + (wanted.transitive() ? "" : " alone")))
                .flatMap(lines -> lines)
                .toList();
    }
}
