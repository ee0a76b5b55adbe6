// Listening to what happens. A listener gets one object, whose properties are Locust's arguments.
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.LongAdder

host 'http://localhost:8090'

def bytes = new ConcurrentHashMap<String, LongAdder>()      // listeners run on the threads of their users

events.request.add_listener { e ->                          // each request, after it was counted
    bytes.computeIfAbsent(e.name) { new LongAdder() }.add(e.response_length)
    if (e.exception) {
        println "$e.request_type $e.name failed after ${e.response_time.round()} ms: $e.exception.message"
    }
}

events.user_error.add_listener { e ->                       // a task has thrown something
    println "${e.user_instance.class.simpleName} has a fault: $e.exception"
}

events.test_stop.add_listener {
    bytes.each { name, sum -> println "$name: $sum bytes" }
}

events.quitting.add_listener { e ->                         // the exit code by rules of your own
    def total = e.environment.stats.total
    if (total.fail_ratio > 0.2) e.environment.process_exit_code = 3
    else if (total.avg_response_time > 1000) e.environment.process_exit_code = 4
    else if (total.get_response_time_percentile(0.95) > 2000) e.environment.process_exit_code = 5
    else e.environment.process_exit_code = 0
}

def big_answer = new EventHook()                            // an event of your own

big_answer.add_listener { e -> println "a big one: $e.size bytes" }

user('Visitor') {
    wait_time between(0.5, 1)
    task {
        def response = client.get('/items')
        if (response.content.length > 500) big_answer.fire(size: response.content.length)
    }
    task { client.get('/flaky') }
}
