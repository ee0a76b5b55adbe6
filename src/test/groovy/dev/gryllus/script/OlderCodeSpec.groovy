package dev.gryllus.script

import ch.qos.logback.classic.Level
import dev.gryllus.data.DataFiles
import dev.gryllus.event.Environment
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import dev.gryllus.user.UserMaker
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class OlderCodeSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    def log = new LogLines('gryllus.script')

    def environment = new Environment(new FakeClock())

    def "an object of a class of an earlier edit is told once, with the name of what holds it: #value"() {
        given:
        def old = generation(value)
        def next = generation(value)
        environment.relay().become(next.events())

        when: 'two users move on'
        2.times {
            def user = maker(old).make()
            user.give('kept', user.self().made)
            maker(next).passOn(user, maker(next).make())
        }

        then:
        log.of(Level.WARN) == (expected ? ["U.kept holds $expected of an earlier edit: it keeps running its old code, until kept is set anew" as String,
                                           "Base.made holds $expected of an earlier edit: it keeps running its old code, until made is set anew" as String] : [])

        where:
        value                   | expected
        'new Item()'            | 'an object of class Item'
        '[1, new Item()]'       | 'an object of class Item'
        '[a: new Item()]'       | 'an object of class Item'
        'Item'                  | 'an object of class Item'
        '({ 1 })'               | 'a closure'
        '[1, "text", null]'     | null
        'null'                  | null
    }

    private static UserMaker maker(LoadedScripts scripts) {
        scripts.userTypes().find { it.name() == 'U' }.maker()
    }

    private LoadedScripts generation(String value) {
        def file = Files.writeString(folder.resolve('locustfile.groovy'), """
            class Item { }
            class Base extends User { def made = $value }
            user('U', Base) { task { } }
        """)
        def context = new LoadContext(folder, Optional.empty(), Compilation.anew(folder), ScriptDependencies.ofScriptsOnly(), new DataFiles(), environment, [:], { })
        def loaded = LocustfileLoader.load([file], context)
        environment.relay().become(loaded.events())
        loaded
    }
}
