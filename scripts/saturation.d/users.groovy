import java.lang.foreign.FunctionDescriptor
import java.lang.foreign.Linker
import java.lang.foreign.ValueLayout

// One user type for each way in which a generator can fail to keep up; scripts/saturation runs them one by one.

user('Ordinary') {
    wait_time constant(0.1)
    task { client.get('/') }
}

user('Hasty', FastHttpUser) {
    task { client.get('/') }
}

user('Spinner') {
    task {
        long end = System.nanoTime() + 300_000_000
        while (System.nanoTime() < end) { }
        client.get('/')
    }
}

user('Hoarder') {
    task {
        10.times { Hoard.put(new byte[20_000]) }
        client.get('/')
    }
}

// Two fifths of the heap, and each piece is kept until it is old: only full collections find what is free again.
class Hoard {
    static final PIECES = new byte[(int) (Runtime.runtime.maxMemory() * 0.4 / 20_000)][]
    static int next = 0

    static synchronized void put(byte[] piece) {
        next = (next + 1) % PIECES.length
        PIECES[next] = piece
    }
}

user('Blocker') {
    task {
        Native.USLEEP.invokeWithArguments(400_000)
        client.get('/')
    }
}

class Native {
    static final USLEEP = Linker.nativeLinker().with {
        downcallHandle(defaultLookup().find('usleep').get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
    }
}

class Listened extends HttpUser {
    def wait_time = constant(0.01)

    @task
    def get() { client.get('/') }
}

events.request.add_listener { e ->
    if (e.name == '/' && environment.user_classes == ['Listened']) {
        sleep(100)
    }
}
