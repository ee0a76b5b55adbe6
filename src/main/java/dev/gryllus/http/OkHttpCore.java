package dev.gryllus.http;

import dev.gryllus.net.ChannelSocketFactory;
import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/// What all users of OkHttp share: settings, TLS contexts, threads. One per JVM, safe for any number of threads.
///
/// This package relies on OkHttp's insides: here, in [OkHttpHabits], in [ConnectionState] and in the words that
/// [FailureReason] reads. What it misses there it says by [OkHttpChanged], most of it when this class is first used.
/// After a change of OkHttp's version run OkHttpCoreSpec, OkHttpHabitsSpec, ConnectionStateSpec, OkHttpTransportSpec,
/// IdleConnectionsSpec and HttpFaultsSpec, and measure as [#newPool] tells.
final class OkHttpCore {
    private static final class Plain {
        static final OkHttpClient CLIENT =
                base().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
    }

    /// Made when first asked for, because reading the certificates of all the world's authorities takes longer than
    /// everything else, and users without TLS do not need them.
    private static final Map<Tls, OkHttpClient> SECURE = new ConcurrentHashMap<>();

    /// What users keep open while they wait.
    static final IdleConnections IDLE = new IdleConnections();

    private static final ExecutorService NO_CALLS = Executors.newVirtualThreadPerTaskExecutor();

    static {
        ConnectionState.requireAccess();
        readHttp2OnVirtualThreads(TaskRunner.INSTANCE.getBackend());
    }

    private OkHttpCore() {}

    /// The beginning of a client of one user; pool and dispatcher are still those of all.
    ///
    /// @param tls matters with https only
    static OkHttpClient.Builder newClient(boolean https, Tls tls) {
        return (https ? secured(tls) : Plain.CLIENT).newBuilder();
    }

    /// Has the socket factory and the check of host names that go with these settings.
    static OkHttpClient secured(Tls tls) {
        return SECURE.computeIfAbsent(tls, OkHttpCore::secure);
    }

    /// As people write it.
    static String version(Protocol protocol) {
        return switch (protocol) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            case HTTP_2, H2_PRIOR_KNOWLEDGE -> "HTTP/2";
            default -> protocol.toString();
        };
    }

    private static OkHttpClient.Builder base() {
        return new OkHttpClient.Builder()
                // Redirects are followed above the transport, and no request is ever sent twice: a failure of the
                // server must not vanish in a silent second try. What makes retries necessary, connections that died
                // while idle, is found out before sending (ConnectionState).
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                // Racing IPv6 against IPv4 would connect on threads of OkHttp's, several for each user that starts.
                .fastFallback(false)
                .addNetworkInterceptor(OkHttpHabits::hideStatus)
                .addNetworkInterceptor(OkHttpHabits::requireOneEnd)
                .addNetworkInterceptor(OkHttpHabits::retireClosing)
                .addNetworkInterceptor(OkHttpHabits::sendBodyAtOnce)
                .proxy(Proxy.NO_PROXY)
                .socketFactory(new ChannelSocketFactory())
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
    }

    private static OkHttpClient secure(Tls tls) {
        if (tls.equals(Tls.VERIFIED)) {
            return base().build();
        }
        try {
            X509TrustManager trust = tls.trust().manager();
            OkHttpClient.Builder client =
                    base().sslSocketFactory(tls.context(trust).getSocketFactory(), trust);
            return tls.checksHost()
                    ? client.build()
                    : client.hostnameVerifier((host, session) -> true).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot do TLS as asked", e);
        }
    }

    /// A pool for one user, without the housekeeping of OkHttp's own pools.
    ///
    /// Those schedule a clean-up whenever a connection becomes idle, that is after every request, in one queue
    /// for the whole JVM and under one lock. Measured with 18,000 users on two cores, 4,500 requests a second,
    /// 256 shared pools: 187 µs of CPU per request, 2,048 pools: 224, one pool: 730; with a pool for each user
    /// and no clean-up: 130. So the pool gets a runner that never runs, and connections are closed by
    /// [OkHttpTransport] instead. The constructor is OkHttp's internal one: a new version may need a new way.
    static ConnectionPool newPool() {
        TaskRunner never = new TaskRunner(NoTasks.INSTANCE, Logger.getLogger(TaskRunner.class.getName()));
        return new ConnectionPool(
                Integer.MAX_VALUE, Long.MAX_VALUE, TimeUnit.NANOSECONDS, never, ConnectionListener.Companion.getNONE());
    }

    /// OkHttp's list of calls under way, which it searches at the end of each: one for each user keeps it
    /// short. The executor is for calls without a thread of their own, of which there are none; it would be
    /// made for each, too.
    static Dispatcher newDispatcher() {
        return new Dispatcher(NO_CALLS);
    }

    /// OkHttp reads each HTTP/2 connection on a thread, of the platform unless told otherwise: 20,000 users
    /// would have 20,000 of them.
    static void readHttp2OnVirtualThreads(TaskRunner.Backend backend) {
        if (!(backend instanceof TaskRunner.RealBackend real)) {
            throw new OkHttpChanged("its tasks run on a " + backend.getClass().getName()
                    + ", so that each HTTP/2 connection would take a platform thread");
        }
        real.getExecutor()
                .setThreadFactory(Thread.ofVirtual().name("okhttp-", 0).factory());
    }
}
