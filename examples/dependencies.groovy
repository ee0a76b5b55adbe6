// A library from Maven Central, named where it is used. The first run fetches it and writes dependencies.lock beside
// this file, which pins every jar; keep that under version control. docs/dependencies.md has the rest.
@Grab('org.apache.commons:commons-math3:3.6.1')
import org.apache.commons.math3.distribution.ExponentialDistribution

host 'http://localhost:8090'

user('Visitor') {
    def pause = new ExponentialDistribution(1)              // visitors that come independently of each other
    wait_time { pause.sample() }

    task { client.get('/items') }
}
