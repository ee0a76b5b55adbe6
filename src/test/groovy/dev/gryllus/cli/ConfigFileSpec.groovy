package dev.gryllus.cli

import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path

import spock.lang.Specification
import spock.lang.TempDir

class ConfigFileSpec extends Specification {
    static final KEYS = 'locustfile, host, users, spawn-rate, run-time, shape, headless, dependencies, headful, autostart, ' +
            'autoquit, list, config-users, processes, web-host, web-port, web-base-path, web-allowed-hosts, ' +
            'web-login, web-users, web-behind-proxy, tls-cert, tls-key, no-script-edit, class-picker, ' +
            'tags, exclude-tags, csv, csv-full-history, print-stats, only-summary, ' +
            'reset-stats, json, json-file, html, markdown, junit, baseline, fail-on-regression, otel, skip-log-setup, loglevel, logfile, ' +
            'show-task-ratio, show-task-ratio-json, exit-code-on-error, fail-on-saturation, stop-timeout, ' +
            'equal-weights, profile, no-watch'
    static final HINT = "\nKeys are the long options that 'gryllus --help' lists, without dashes:\n$KEYS"

    static final VOCABULARY = new Vocabulary(Command.RUN, [], Vocabulary.Unknown.REFUSED)

    @TempDir
    Path folder

    private ConfigFile file(String name, String content) {
        def path = folder.resolve(name)
        Files.writeString(path, content)
        return new ConfigFile(path, name)
    }

    def "the name decides how a file is read"() {
        expect:
        file('a.toml', '[tool.locust]\nusers = 5').values(VOCABULARY) == [(Setting.USERS): new Value.Text('5', 'a.toml:2: ')]
        file('a.conf', '[tool.locust]\nusers = 5').values(VOCABULARY) == [(Setting.USERS): new Value.Text('5', 'a.conf:2: ')]
        file('plain', 'users: 5').values(VOCABULARY) == [(Setting.USERS): new Value.Text('5', 'plain:1: ')]
    }

    def "a key may be shortened, and the last of two wins"() {
        expect:
        file('a.conf', 'u 5\nusers 6').values(VOCABULARY) == [(Setting.USERS): new Value.Text('6', 'a.conf:2: ')]
    }

    def "in #name, the key '#key' is refused with its place, the likely one and all there are"() {
        when:
        file(name, content).values(VOCABULARY)

        then:
        def mistake = thrown(OptionException)
        mistake.message == message + HINT

        where:
        name          | content                          || message
        'locust.conf' | 'headless\n\nrun_time = 5m'      || "locust.conf:3: unrecognized key 'run_time'\nDid you mean 'run-time'?"
        'locust.conf' | 'Users = 5'                      || "locust.conf:1: unrecognized key 'Users'\nDid you mean 'users'?"
        'locust.conf' | 'web-prot = 8089'                || "locust.conf:1: unrecognized key 'web-prot'\nDid you mean 'web-port'?"
        'locust.conf' | 'config = other.conf'            || "locust.conf:1: unrecognized key 'config'"
        'locust.conf' | 'help'                           || "locust.conf:1: unrecognized key 'help'"
        'locust.conf' | 'serve'                          || "locust.conf:1: unrecognized key 'serve'"
        'locust.conf' | 'log = a'                        || "locust.conf:1: ambiguous key 'log' could match loglevel, logfile"
        'a.toml'      | '[tool.locust]\n\nmonster = 1'   || "a.toml:3: unrecognized key 'monster'"
        key = content.readLines().last()
    }

    def "a file that is no text is refused by name"() {
        given:
        def path = folder.resolve('locust.conf')
        Files.write(path, 'host = Grün'.getBytes(StandardCharsets.ISO_8859_1))

        when:
        new ConfigFile(path, 'locust.conf').values(VOCABULARY)

        then:
        def mistake = thrown(OptionException)
        mistake.message == 'locust.conf: is not a text file in UTF-8'
    }

    def "a folder cannot be read"() {
        when:
        new ConfigFile(folder, 'locust.conf').values(VOCABULARY)

        then:
        def mistake = thrown(OptionException)
        mistake.message.startsWith('locust.conf: cannot be read (')
    }
}
