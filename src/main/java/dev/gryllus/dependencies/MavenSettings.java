package dev.gryllus.dependencies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/// What `~/.m2/settings.xml` says: mirrors, proxies, credentials, repositories of active profiles, the local
/// repository.
final class MavenSettings {
    private final Settings settings;

    private MavenSettings(Settings settings) {
        this.settings = settings;
    }

    /// @param folder Maven's own, `~/.m2`; without a `settings.xml` in it the settings are empty
    /// @throws DependencyException if the file cannot be understood
    static MavenSettings in(Path folder) {
        Path file = folder.resolve("settings.xml");
        if (!Files.exists(file)) {
            return new MavenSettings(new Settings());
        }
        try {
            Settings read = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(new DefaultSettingsBuildingRequest()
                            .setUserSettingsFile(file.toFile())
                            .setSystemProperties(System.getProperties()))
                    .getEffectiveSettings();
            return new MavenSettings(decrypted(read, folder));
        } catch (SettingsBuildingException | PlexusCipherException e) {
            throw new DependencyException(file + " cannot be understood. Correct it: " + e.getMessage());
        }
    }

    Optional<Path> localRepository() {
        return Optional.ofNullable(settings.getLocalRepository()).map(Path::of);
    }

    void applyTo(SessionBuilder session) {
        session.setOffline(settings.isOffline());
        session.setMirrorSelector(mirrors());
        session.setProxySelector(proxies());
        DefaultAuthenticationSelector credentials = new DefaultAuthenticationSelector();
        settings.getServers().forEach(server -> credentials.add(server.getId(), authentication(server)));
        session.setAuthenticationSelector(credentials);
    }

    /// The repositories of the active profiles.
    List<RemoteRepository> repositories() {
        List<RemoteRepository> found = new ArrayList<>();
        for (Profile profile : settings.getProfiles()) {
            if (isActive(profile)) {
                for (Repository one : profile.getRepositories()) {
                    found.add(new RemoteRepository.Builder(one.getId(), "default", one.getUrl()).build());
                }
            }
        }
        return found;
    }

    private boolean isActive(Profile profile) {
        return settings.getActiveProfiles().contains(profile.getId())
                || profile.getActivation() != null && profile.getActivation().isActiveByDefault();
    }

    private DefaultMirrorSelector mirrors() {
        DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
        settings.getMirrors()
                .forEach(mirror -> mirrors.add(
                        mirror.getId(),
                        mirror.getUrl(),
                        mirror.getLayout(),
                        false,
                        mirror.isBlocked(),
                        mirror.getMirrorOf(),
                        mirror.getMirrorOfLayouts()));
        return mirrors;
    }

    private DefaultProxySelector proxies() {
        DefaultProxySelector proxies = new DefaultProxySelector();
        for (org.apache.maven.settings.Proxy proxy : settings.getProxies()) {
            if (proxy.isActive()) {
                Authentication credentials = new AuthenticationBuilder()
                        .addUsername(proxy.getUsername())
                        .addPassword(proxy.getPassword())
                        .build();
                proxies.add(
                        new Proxy(proxy.getProtocol(), proxy.getHost(), proxy.getPort(), credentials),
                        proxy.getNonProxyHosts());
            }
        }
        return proxies;
    }

    private static Authentication authentication(Server server) {
        return new AuthenticationBuilder()
                .addUsername(server.getUsername())
                .addPassword(server.getPassword())
                .addPrivateKey(server.getPrivateKey(), server.getPassphrase())
                .build();
    }

    /// Passwords may be encrypted with the master password of `settings-security.xml`.
    private static Settings decrypted(Settings settings, Path folder) throws PlexusCipherException {
        DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
        dispatcher.setConfigurationFile(folder.resolve("settings-security.xml").toString());
        SettingsDecryptionResult result =
                new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings));
        settings.setServers(result.getServers());
        settings.setProxies(result.getProxies());
        return settings;
    }
}
