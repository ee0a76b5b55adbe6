package dev.gryllus.dependencies;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The classes of a script's libraries. A script may use another version of a library than Gryllus does: its own is
/// found first. What both share ([Shipped]) is ours, and what Gryllus itself runs is never looked for here.
final class LibraryLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

    LibraryLoader(List<Path> jars) {
        super(
                "libraries",
                jars.stream().map(LibraryLoader::url).toArray(URL[]::new),
                LibraryLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Optional<Class<?>> known = Optional.ofNullable(findLoadedClass(name));
            return known.isPresent() ? known.get() : firstOf(name);
        }
    }

    private Class<?> firstOf(String name) throws ClassNotFoundException {
        if (Shipped.sharesClass(name)) {
            return super.loadClass(name, false);
        }
        Optional<Class<?>> ofJava = from(platform, name);
        if (ofJava.isPresent()) {
            return ofJava.get();
        }
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return getParent().loadClass(name);
        }
    }

    private static Optional<Class<?>> from(ClassLoader loader, String name) {
        try {
            return Optional.of(loader.loadClass(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // asking is the only way to know
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = Shipped.sharesClass(name.replace('/', '.')) ? null : findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Set<URL> all = new LinkedHashSet<>(Collections.list(findResources(name)));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }

    /// Takes a class of this package in as if a jar had it, so that its code counts as the libraries' own.
    Class<?> adopt(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            byte[] code = in.readAllBytes();
            return defineClass(type.getName(), code, 0, code.length);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file always has a URL", e);
        }
    }
}
