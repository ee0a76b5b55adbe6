package dev.gryllus.script

import dev.gryllus.data.DataException
import dev.gryllus.data.DataFiles
import dev.gryllus.data.EndOfData
import dev.gryllus.engine.PlanException
import dev.gryllus.engine.TestPlan
import dev.gryllus.event.Environment
import dev.gryllus.stats.Clock
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.support.Sets
import dev.gryllus.user.StopTest
import dev.gryllus.user.StopUser
import dev.gryllus.user.UserContext
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class DataWordsSpec extends Specification {
    static final List GOT = []

    @TempDir
    Path folder

    def dataFiles = new DataFiles()

    def setup() {
        GOT.clear()
        write 'users.csv', 'user,age\nada,36\nbob,7\n'
        write 'users.json', '[{"user": "ada"}, {"user": "bob"}]'
        write 'users.jsonl', '{"user": "ada"}\n{"user": "bob"}\n'
    }

    def "rows at the top level, for the quick form: #words"() {
        when:
        runTask """
            feeder = $words
            user('U', User) {
                task { $GOT_LIST << feeder.next() << feeder.take() << feeder() }
            }
        """

        then:
        GOT*.user == ['ada', 'bob', 'ada']

        where:
        words << ["csv('users.csv')", "csv 'users.csv'", "json('users.json')", "jsonl('users.jsonl')", "csv(\"\${'users'}.csv\")"]
    }

    def "rows in a static field, for classes and helpers"() {
        given:
        write 'common/accounts.groovy', "class accounts { static rows = csv('users.csv') }"

        when:
        runTask """
            import common.accounts

            class U extends User {
                static own = csv('users.csv')
                @task def t() { $GOT_LIST << own.next() << accounts.rows.next() }
            }
        """

        then:
        GOT*.user == ['ada', 'ada']
    }

    def "options: #options"() {
        given:
        write 'other.csv', 'x;1\ny;2\n'

        when:
        runTask """
            feeder = csv('other.csv', $options)
            user('U', User) { task { $GOT_LIST << $read } }
        """

        then:
        GOT == [value]

        where:
        options                                  | read                           || value
        "delimiter: ';'"                         | 'feeder.next().x'              || 'y'
        "delimiter: ';', header: true"           | "feeder.next()['1']"           || '2'
        "delimiter: ';', header: false"          | 'feeder.next()[1]'             || '1'
        "delimiter: ';', header: ['name', 'nr']" | 'feeder.next().name'           || 'x'
    }

    def "a file is looked for beside the locustfile, then in the working directory"() {
        given:
        write 'here/users.csv', 'user\nhere\n'
        write 'there/users.csv', 'user\nthere\n'
        write 'there/more.csv', 'user\nmore\n'
        def text = """
            a = csv('users.csv')
            b = csv('more.csv')
            user('U', User) { task { $GOT_LIST << a.next().user << b.next().user } }
        """

        when:
        def loaded = LocustfileLoader.load([write('here/locustfile.groovy', text)], folder.resolve('there'), Optional.empty())
        runTask loaded.plan()

        then:
        GOT == ['here', 'more']
        loaded.sources()*.file()*.toString() == ['here/locustfile.groovy', 'here/users.csv', 'there/more.csv'].collect { folder.resolve(it).toString() }
        loaded.sources().every { it.sha256() ==~ /[0-9a-f]{64}/ }
    }

    def "rows that are used up: #options"() {
        when:
        runTask """
            feeder = csv('users.csv').unique($options)
            user('U', User) { task { 3.times { feeder.next() } } }
        """

        then:
        def e = thrown(type)
        e.message == 'all 2 rows of users.csv are used up'

        where:
        options            || type
        ''                 || StopUser
        "end: 'stop_user'" || StopUser
        "end: 'stop_test'" || StopTest
        "end: 'fail'"      || EndOfData
    }

    def "a script that is loaded again does not hand out again what was unique"() {
        given:
        def text = """
            feeder = csv('users.csv').unique()
            user('U', User) { task { $GOT_LIST << feeder.next().user } }
        """
        def first = load(text)

        when:
        runTask first
        runTask load(text)

        then:
        GOT == ['ada', 'bob']
    }

    def "a mistake is told with the script's line, and the file's: #line"() {
        given:
        write 'ragged.csv', 'a,b\n1\n'

        when:
        load """\
            |x = 1
            |$line
            |user('U', User) { task { } }""".stripMargin()

        then:
        def e = thrown(PlanException)
        e.message.readLines()[0].startsWith('locustfile.groovy:2:')
        e.message.contains(message)
        e.message.contains("   2 | $line")

        where:
        line                                  || message
        "f = csv('ragged.csv')"               || "ragged.csv:2: 1 value here, but there are 2 columns: a, b. Is the delimiter ','?"
        "f = csv('none.csv')"                 || 'none.csv does not exist: looked for /'
        "f = csv('users.csv', delimeter: 1)"  || "unknown 'delimeter' in csv. Did you mean 'delimiter'?"
        "f = csv('users.csv', delimiter: '')" || "delimiter is wanted as one character, such as ';' or '\\t', not ''"
        "f = csv('users.csv', header: 'a')"   || "header is wanted as true, false or a list of the columns' names, not 'a'"
        "f = csvs('users.csv')"                || "unknown 'csvs' in the locustfile. Did you mean 'csv'?"
        "f = csv(5)"                          || "the name of a file is wanted as text, not '5'"
        "f = csv('users.csv').unique(end: 1)" || "unique(end: …) is wanted as one of 'stop_user'"
        "class H { static f = json('x') }"    || 'x does not exist'
    }

    def "files are not read by tasks"() {
        when:
        runTask "user('U', User) { task { csv('users.csv') } }"

        then:
        def e = thrown(ScriptMistake)
        e.message.startsWith("'csv' belongs to the top level of the locustfile or into a static field")
    }

    def "a column that is not there"() {
        when:
        runTask "f = csv('users.csv'); user('U', User) { task { f.next().name } }"

        then:
        def e = thrown(DataException)
        e.message == "users.csv has no column 'name'. Known: user, age"
    }

    private static final String GOT_LIST = 'dev.gryllus.script.DataWordsSpec.GOT'

    private TestPlan load(String text) {
        LocustfileLoader.load([write('locustfile.groovy', text)], new LoadContext(folder, Optional.empty(), Compilation.anew(folder), ScriptDependencies.ofScriptsOnly(), dataFiles, new Environment(Clock.system()), [:], {})).plan()
    }

    private void runTask(String text) {
        runTask load(text)
    }

    private static void runTask(TestPlan plan) {
        def type = plan.userTypes()[0]
        def user = type.maker().make()
        user.attach(new UserContext(type.name(), type.host(), new FakeClock(), new RecordingRecorder(), {}))
        type.tasks()[0].action().run(Sets.around(user))
    }

    private Path write(String name, CharSequence text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
    }
}
