package dev.gryllus.cli

import java.nio.file.Path

import spock.lang.Specification
import spock.lang.TempDir

class OptionsSpec extends Specification {
    @TempDir
    Path folder

    private Options parsed(String... words) {
        return new CommandLineParser([:], folder, folder, '').options([], words)
    }

    def "without any source the map holds the defaults and leaves out what has no value"() {
        expect:
        parsed().asMap() == [
            'locustfile': ['locustfile.groovy'], 'headless': false, 'dependencies': [], 'autostart': false, 'list': false, 'config-users': [],
            'web-host': '127.0.0.1', 'web-port': 8089, 'web-base-path': '', 'web-allowed-hosts': [],
            'web-login': false, 'web-users': [], 'web-behind-proxy': false, 'no-script-edit': false, 'class-picker': false,
            'tags': [], 'exclude-tags': [], 'csv-full-history': false, 'print-stats': false, 'only-summary': false,
            'reset-stats': false, 'json': false, 'fail-on-regression': false, 'otel': false, 'skip-log-setup': false,
            'loglevel': 'INFO', 'show-task-ratio': false, 'show-task-ratio-json': false, 'exit-code-on-error': 1,
            'fail-on-saturation': false, 'stop-timeout': 0L, 'equal-weights': false, 'no-watch': false, 'user-classes': []
        ]
    }

    def "with all options given the map holds them all, in the order of the help text"() {
        given:
        def options = parsed('B', 'A', '-f', 'b.groovy,a.groovy', '-H', 'http://h', '-u', '7', '-r', '2.5', '-t', '1m30s',
                '--shape', 'Waves', '--headless', '--dependencies', 'a:b:1', 'c:d:2', '-l', '-T', 'z', 'a', 'z', '-E', 'b', '--csv', 'c', '--csv-full-history', '--only-summary',
                '--reset-stats', '--json', '--json-file', 'j', '--html', 'h', '--markdown', 'm', '--junit', 'x', '--baseline', 'b', '--fail-on-regression', '--otel', '--skip-log-setup', '-L', 'error', '--logfile', 'l.log',
                '--show-task-ratio', '--show-task-ratio-json', '--exit-code-on-error', '3', '--fail-on-saturation', '-s', '10s', '--autostart',
                '--autoquit', '5', '--config-users', '{"user_class_name": "A", "weight": 2}', '--processes', '4', '--print-stats',
                '--equal-weights', '--profile', 'nightly', '--no-watch', '--web-host', 'localhost', '-P', '80', '--web-base-path', '/load/',
                '--class-picker', '--web-allowed-hosts', 'Lab.example', '--web-login', '--web-users', 'bob:h1', 'ada:h2', '--web-behind-proxy',
                '--tls-cert', '/c.pem', '--tls-key', '/k.pem', '--no-script-edit')
        def expected = [
            'locustfile': ['b.groovy', 'a.groovy'], 'host': 'http://h', 'users': 7, 'spawn-rate': 2.5d, 'run-time': 90L,
            'shape': 'Waves', 'headless': true, 'dependencies': ['a:b:1', 'c:d:2'], 'autostart': true, 'autoquit': 5, 'list': true,
            'config-users': [[user_class_name: 'A', weight: 2]], 'processes': 4, 'web-host': 'localhost', 'web-port': 80,
            'web-base-path': '/load', 'web-allowed-hosts': ['lab.example'], 'web-login': true, 'web-users': ['ada', 'bob'],
            'web-behind-proxy': true, 'tls-cert': '/c.pem', 'tls-key': '/k.pem', 'no-script-edit': true, 'class-picker': true, 'tags': ['z', 'a'], 'exclude-tags': ['b'], 'csv': 'c',
            'csv-full-history': true, 'print-stats': true, 'only-summary': true, 'reset-stats': true, 'json': true, 'json-file': 'j',
            'html': 'h', 'markdown': 'm', 'junit': 'x', 'baseline': 'b', 'fail-on-regression': true, 'otel': true,
            'skip-log-setup': true, 'loglevel': 'ERROR', 'logfile': 'l.log', 'show-task-ratio': true,
            'show-task-ratio-json': true, 'exit-code-on-error': 3, 'fail-on-saturation': true, 'stop-timeout': 10L, 'equal-weights': true,
            'profile': 'nightly', 'no-watch': true, 'user-classes': ['B', 'A']
        ]

        expect:
        options.asMap() == expected
        options.asMap().keySet() as List == expected.keySet() as List
        options.asMap().keySet() + 'headful' == Setting.values().findAll { it.variable().present || it.allowedInFiles() }*.key() as Set
    }

    def "the collections cannot be changed from outside"() {
        when:
        change(parsed())

        then:
        thrown(UnsupportedOperationException)

        where:
        change << [
            { Options options -> options.locustfiles().add('x') },
            { Options options -> options.dependencies().add('x') },
            { Options options -> options.selection().userClasses().add('x') },
            { Options options -> options.selection().tags().add('x') },
            { Options options -> options.asMap().put('x', 1) }
        ]
    }

    def "scripts see all options under Locust's names, null where Locust has None"() {
        expect:
        parsed().parsedOptions() == [
            help: null, locustfile: 'locustfile.groovy', config: null, host: null, num_users: 1, spawn_rate: 1d, run_time: null, shape: null,
            headless: false, dependencies: [], headful: null, autostart: false, autoquit: null, list_commands: false, config_users: null,
            processes: null, web_host: '127.0.0.1', web_port: 8089, web_base_path: '', web_allowed_hosts: [], web_login: false,
            web_users: [], web_behind_proxy: false, tls_cert: null, tls_key: null, no_script_edit: false, class_picker: false, tags: null, exclude_tags: null, csv_prefix: null, stats_history_enabled: false, print_stats: false,
            only_summary: false, reset_stats: false, json: false, json_file: null, html_file: null, markdown: null, junit: null, baseline: null, fail_on_regression: false, otel: false, skip_log_setup: false, loglevel: 'INFO',
            logfile: null, show_task_ratio: false, show_task_ratio_json: false, version: null, exit_code_on_error: 1,
            fail_on_saturation: false, stop_timeout: 0L, equal_weights: false, profile: null, no_watch: false, debug_port: null,
            debug_suspend: null, user_classes: []
        ]
        with(parsed('A', '-f', 'b.groovy,a', '-u', '7', '-r', '2', '-t', '1m', '-T', 'x', '--csv', 'c').parsedOptions()) {
            locustfile == 'b.groovy,a'
            num_users == 7
            spawn_rate == 2d
            run_time == 60L
            tags == ['x']
            csv_prefix == 'c'
            user_classes == ['A']
        }
    }
}
