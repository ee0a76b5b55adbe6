package dev.gryllus.dependencies;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.util.artifact.ArtifactIdUtils;

/// Says in one sentence what the resolver says in many exceptions.
///
/// @param addresses of the repositories that were asked, by their names
record ResolverTrouble(RepositoryException failure, Map<String, String> addresses) {
    private static final List<Class<? extends Throwable>> NO_CONNECTION = List.of(
            UnknownHostException.class,
            ConnectException.class,
            NoRouteToHostException.class,
            SocketTimeoutException.class,
            org.apache.http.conn.ConnectTimeoutException.class);

    DependencyException told(LibraryRequest request) {
        Optional<Artifact> artifact =
                first(ArtifactTransferException.class).map(ArtifactTransferException::getArtifact);
        Optional<Coordinate> culprit = request.libraries().stream()
                .map(LibraryRequest.Wanted::coordinate)
                .filter(wanted -> artifact.map(one -> isOf(wanted, one)).orElse(false))
                .findFirst()
                .or(() -> artifact.flatMap(one -> neededBy(one, request)));
        String what = artifact.map(ResolverTrouble::name).orElse("a library");
        String needed = culprit.filter(asked -> what.equals(asked.toString())).isPresent()
                ? ""
                : culprit.map(asked -> " (needed by " + asked + ")").orElse(" (needed by another library)");
        return new DependencyException(what + needed + " " + reason(), culprit);
    }

    private String reason() {
        if (first(RepositoryOfflineException.class).isPresent()) {
            return "is not in the local repository, and Maven's settings say to stay offline";
        }
        Optional<Throwable> unreachable = chain().filter(
                        cause -> NO_CONNECTION.stream().anyMatch(type -> type.isInstance(cause)))
                .findFirst();
        if (unreachable.isPresent()) {
            return "cannot be fetched: no connection to %s (%s). Connect once; from then on the lock file and the local repository do"
                    .formatted(asked(), unreachable.get());
        }
        if (first(ChecksumFailureException.class).isPresent()) {
            return "arrived damaged from " + asked()
                    + ": its checksum is wrong. Try again, or ask who keeps the repository";
        }
        if (first(ArtifactNotFoundException.class).isPresent()) {
            return "is not to be found in " + asked()
                    + ". Check group, artifact and version, or name its repository with @GrabResolver or in Maven's settings.xml";
        }
        return "cannot be resolved: "
                + chain().reduce((outer, inner) -> inner)
                        .map(Throwable::getMessage)
                        .orElse("");
    }

    private String asked() {
        return addresses.isEmpty()
                ? "the local repository"
                : String.join(
                        ", ",
                        addresses.entrySet().stream()
                                .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                .toList());
    }

    /// The library that the script asks for and that led to another one.
    private Optional<Coordinate> neededBy(Artifact artifact, LibraryRequest request) {
        if (!(failure instanceof DependencyResolutionException resolution)) {
            return Optional.empty();
        }
        return resolution.getResult().getRoot().getChildren().stream()
                .filter(child -> leadsTo(artifact, child))
                .flatMap(child -> request.libraries().stream()
                        .map(LibraryRequest.Wanted::coordinate)
                        .filter(wanted -> isOf(wanted, child.getArtifact())))
                .findFirst();
    }

    private static boolean leadsTo(Artifact artifact, DependencyNode node) {
        return ArtifactIdUtils.equalsId(artifact, node.getArtifact())
                || node.getChildren().stream().anyMatch(child -> leadsTo(artifact, child));
    }

    private static boolean isOf(Coordinate wanted, Artifact artifact) {
        return wanted.group().equals(artifact.getGroupId()) && wanted.artifact().equals(artifact.getArtifactId());
    }

    private static String name(Artifact artifact) {
        String name = String.join(":", artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion());
        return artifact.getClassifier().isEmpty() ? name : name + ":" + artifact.getClassifier();
    }

    private <T extends Throwable> Optional<T> first(Class<T> type) {
        return chain().filter(type::isInstance).map(type::cast).findFirst();
    }

    /// The causes, and what stands behind each.
    private Stream<Throwable> chain() {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
