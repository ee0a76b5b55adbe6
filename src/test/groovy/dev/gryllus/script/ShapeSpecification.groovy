package dev.gryllus.script

import dev.gryllus.engine.LoadShape
import dev.gryllus.engine.NamedShape
import dev.gryllus.engine.ShapeContext
import dev.gryllus.engine.Target
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/** What specs of a script's load shapes share: each script has the user types Shopper and Admin. */
abstract class ShapeSpecification extends Specification {
    @TempDir
    Path folder

    int users = 0

    NamedShape load(String text) {
        loadAll(text).first()
    }

    List<NamedShape> loadAll(String text) {
        LocustfileLoader.load([write('locustfile.groovy', text + """
            user('Shopper', User) { task { } }
            class Admin extends User { @task def t() { } }
        """)], folder, Optional.empty()).plan().shapes()
    }

    Path write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text.stripIndent(true))
    }

    LoadShape begun(NamedShape shape) {
        shape.maker().apply(new ShapeContext({ users }, ['Shopper', 'Admin'] as Set))
    }

    /** What it wants at that second; null where the test is over. */
    static Target at(LoadShape shape, Number second) {
        shape.at(Duration.ofMillis(Math.round(second * 1000d))).orElse(null)
    }
}
