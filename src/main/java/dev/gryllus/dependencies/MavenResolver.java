package dev.gryllus.dependencies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/// Asks Maven's resolver, with the repositories and credentials of Maven's settings. For one thread.
final class MavenResolver implements AutoCloseable {
    private final MavenSettings settings;
    private final RepositorySystem system = new RepositorySystemSupplier().get();
    private final CloseableSession session;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /// @param localRepository where jars are kept
    /// @param mavenFolder Maven's own, `~/.m2`
    MavenResolver(Path localRepository, Path mavenFolder) {
        this.settings = MavenSettings.in(mavenFolder);
        SessionBuilder builder = new SessionBuilderSupplier(system)
                .get()
                .withLocalRepositoryBaseDirectories(localRepository)
                .setSystemProperties(System.getProperties())
                .setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_FAIL)
                .setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false)) // a second try asks anew
                .setTransferListener(new Progress());
        settings.applyTo(builder);
        this.session = builder.build();
    }

    @Override
    public void close() {
        session.close();
        system.shutdown();
    }

    /// What a jar is called, and where it is now.
    record Found(Coordinate coordinate, Path file) {}

    /// The libraries of a request, with all that they need.
    ///
    /// @throws DependencyException if one cannot be had
    List<Found> resolve(LibraryRequest request) {
        List<Dependency> wanted = request.libraries().stream()
                .filter(library -> !Shipped.bringsAlong(library.coordinate()))
                .map(library -> new Dependency(artifact(library.coordinate()), "runtime")
                        .setExclusions(exclusions(request, library.transitive())))
                .toList();
        CollectRequest collect = new CollectRequest(wanted, List.of(), repositories(request));
        try {
            return system
                    .resolveDependencies(session, new DependencyRequest(collect, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .filter(artifact -> artifact.getExtension().equals("jar"))
                    .map(artifact -> new Found(coordinate(artifact), artifact.getPath()))
                    .toList();
        } catch (RepositoryException e) {
            throw new ResolverTrouble(e, addresses).told(request);
        }
    }

    /// Fetches exactly these jars, and nothing that they need.
    void fetch(LibraryRequest request, List<Coordinate> jars) {
        List<RemoteRepository> repositories = repositories(request);
        List<ArtifactRequest> wanted = jars.stream()
                .map(jar -> new ArtifactRequest(artifact(jar), repositories, null))
                .toList();
        try {
            system.resolveArtifacts(session, wanted);
        } catch (RepositoryException e) {
            throw new ResolverTrouble(e, addresses).told(request);
        }
    }

    private List<RemoteRepository> repositories(LibraryRequest request) {
        List<RemoteRepository> all = new ArrayList<>();
        request.sources()
                .forEach(source ->
                        all.add(new RemoteRepository.Builder(source.name(), "default", source.url()).build()));
        all.addAll(settings.repositories());
        all.addAll(central());
        List<RemoteRepository> effective = system.newResolutionRepositories(session, all);
        effective.forEach(repository -> addresses.put(repository.getId(), repository.getUrl()));
        return effective;
    }

    /// Maven's own default.
    private static List<RemoteRepository> central() {
        return new DefaultSuperPomProvider()
                        .setModelProcessor(new DefaultModelProcessor().setModelReader(new DefaultModelReader()))
                        .getSuperModel("4.0.0")
                        .getRepositories()
                        .stream()
                        .map(one -> new RemoteRepository.Builder(one.getId(), "default", one.getUrl())
                                .setSnapshotPolicy(new RepositoryPolicy(false, "", ""))
                                .build())
                        .toList();
    }

    private static List<Exclusion> exclusions(LibraryRequest request, boolean transitive) {
        Stream<String> names = transitive
                ? Stream.concat(request.exclusions().stream(), Shipped.LIBRARIES.stream())
                : Stream.of("*:*");
        return names.map(name -> name.split(":", 2))
                .map(parts -> new Exclusion(parts[0], parts[1], "*", "*"))
                .toList();
    }

    private static Artifact artifact(Coordinate jar) {
        return new DefaultArtifact(jar.group(), jar.artifact(), jar.classifier(), "jar", jar.version());
    }

    private static Coordinate coordinate(Artifact artifact) {
        return new Coordinate(
                artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion(), artifact.getClassifier());
    }
}
