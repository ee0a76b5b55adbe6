package dev.gryllus.http;

import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/// What all users of OkHttp share: settings, TLS contexts, threads. One per JVM, safe for any number of threads.
final class OkHttpCore {
    private static final class Shared {
        static final OkHttpCore CORE = new OkHttpCore();
    }

    /// For calls without a thread of their own, which there are none of; a [Dispatcher] otherwise makes one for
    /// itself.
    private final ExecutorService unused = Executors.newVirtualThreadPerTaskExecutor();

    private final OkHttpClient base;
    private final IdleConnections idle = new IdleConnections();

    private OkHttpCore() {
        readHttp2OnVirtualThreads();
        base = new OkHttpClient.Builder()
                // Redirects are followed above the transport, and no request is ever sent twice: a failure of the
                // server must not vanish in a silent second try. What makes retries necessary, connections that died
                // while idle, is found out before sending (ConnectionState).
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                // Racing IPv6 against IPv4 would connect on platform threads, several for each user that starts.
                .fastFallback(false)
                .proxy(Proxy.NO_PROXY)
                .socketFactory(new ChannelSocketFactory())
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    static OkHttpCore shared() {
        return Shared.CORE;
    }

    /// A client with connections of its own; they are [#release]d when its user ends.
    OkHttpClient newClient() {
        ConnectionPool pool = newPool();
        idle.add(pool);
        return base.newBuilder()
                .connectionPool(pool)
                .dispatcher(new Dispatcher(unused))
                .build();
    }

    /// Closes the connections of a client that is used no more.
    void release(OkHttpClient client) {
        idle.remove(client.connectionPool());
    }

    /// What users keep open while they wait.
    IdleConnections idleConnections() {
        return idle;
    }

    /// Makes a client accept any certificate of any server.
    static OkHttpClient.Builder trustAnyone(OkHttpClient.Builder builder) {
        return builder.sslSocketFactory(Insecure.CONTEXT.getSocketFactory(), Insecure.TRUST)
                .hostnameVerifier((host, session) -> true);
    }

    private static final class Insecure {
        static final TrustAnyone TRUST = new TrustAnyone();
        static final SSLContext CONTEXT = context();

        private static SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {TRUST}, null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this JVM has no TLS", e);
            }
        }
    }

    /// A pool for one user, without the housekeeping of OkHttp's own pools.
    ///
    /// Those schedule a clean-up whenever a connection becomes idle, that is after every request, in one queue
    /// for the whole JVM and under one lock. Measured with 18,000 users on two cores, 4,500 requests a second,
    /// 256 shared pools: 187 µs of CPU per request, 2,048 pools: 224, one pool: 730; with a pool for each user
    /// and no clean-up: 130. So the pool gets a runner that never runs, and connections are closed by
    /// [OkHttpTransport] instead. The constructor is OkHttp's internal one: a new version may need a new way.
    private static ConnectionPool newPool() {
        TaskRunner never = new TaskRunner(NoTasks.INSTANCE, Logger.getLogger(TaskRunner.class.getName()));
        return new ConnectionPool(
                Integer.MAX_VALUE, Long.MAX_VALUE, TimeUnit.NANOSECONDS, never, ConnectionListener.Companion.getNONE());
    }

    /// OkHttp reads each HTTP/2 connection on a thread, of the platform unless told otherwise: 20,000 users
    /// would have 20,000 of them.
    private static void readHttp2OnVirtualThreads() {
        if (TaskRunner.INSTANCE.getBackend() instanceof TaskRunner.RealBackend backend) {
            backend.getExecutor()
                    .setThreadFactory(Thread.ofVirtual().name("okhttp-", 0).factory());
        }
    }
}
