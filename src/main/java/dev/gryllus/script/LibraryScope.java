package dev.gryllus.script;

import dev.gryllus.engine.UserType;
import dev.gryllus.user.User;
import dev.gryllus.user.UserMaker;

/// Lets the libraries of a script find their parts: many look for them with the context class loader of the thread
/// that they run on.
///
/// @param libraries what such a thread gets; the engine's own loader for a script without libraries, so that a user
///     that moves on to such a script lets go of the old ones
record LibraryScope(ClassLoader libraries) {

    /// While it is open, this thread is inside.
    interface Stay extends AutoCloseable {
        @Override
        void close();
    }

    Stay enter() {
        Thread thread = Thread.currentThread();
        ClassLoader outside = thread.getContextClassLoader();
        thread.setContextClassLoader(libraries);
        return () -> thread.setContextClassLoader(outside);
    }

    /// The same type, whose users are inside from then on: each is made on its own thread.
    UserType around(UserType type) {
        return type.withMaker(new Inside(type.maker(), libraries));
    }

    private record Inside(UserMaker maker, ClassLoader libraries) implements UserMaker {
        @Override
        public User make() {
            Thread.currentThread().setContextClassLoader(libraries);
            return maker.make();
        }

        @Override
        public void passOn(User old, User fresh) {
            maker.passOn(old, fresh);
        }
    }
}
