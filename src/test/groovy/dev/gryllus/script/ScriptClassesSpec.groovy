package dev.gryllus.script

import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.Role
import dev.gryllus.user.UserContext
import dev.gryllus.user.UserLoop
import java.lang.ref.WeakReference
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class ScriptClassesSpec extends Specification {
    @TempDir
    Path folder

    def "a script that has run, on whatever threads, can be collected once it is forgotten"() {
        given:
        def classes = [] as List<WeakReference<ClassLoader>>
        def retired = loadAndLive(classes)

        when:
        retired.forget()

        then:
        classes.size() == 1
        collected(classes)
    }

    /** In a method of its own, so that nothing of the script stays on the stack. */
    private ScriptClasses loadAndLive(List<WeakReference<ClassLoader>> loaders) {
        def file = Files.writeString(folder.resolve('locustfile.groovy'), '''
            events.request.add_listener { e -> e.name }
            user('Quick', User) {
                on_start { n = [1] }
                task { n << n.size(); measure('X', "x$n") { }; throw new StopUser() }
            }
            class Classy extends User {
                def list = []
                @task static class Steps extends SequentialTaskSet {
                    @task def one() { user.list << 1; throw new StopUser() }
                }
            }
        ''')
        def loaded = LocustfileLoader.load([file], folder, Optional.empty())
        loaded.userClasses().values().each { loaders << new WeakReference(it.classLoader) }
        loaded.plan().userTypes().each { type ->
            def context = new UserContext(type.name(), type.host(), new FakeClock(), new RecordingRecorder(), {})
            Thread.ofVirtual().start(new UserLoop(new Role(context, type.maker(), type.waitTime(), type.root()))).join()
        }
        loaded.classes()
    }

    private static boolean collected(List<WeakReference<ClassLoader>> loaders) {
        while (loaders.any { it.get() != null }) {
            System.gc()
            Thread.onSpinWait()
        }
        true
    }
}
