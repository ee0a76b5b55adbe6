package dev.gryllus.cli

import java.util.stream.Stream

import spock.lang.Specification

class OptionNamesSpec extends Specification {
    def names = new OptionNames(Stream.of(Setting.values()))

    def "'#name' may mean #settings"() {
        expect:
        names.meaning(name) == settings

        where:
        name                   || settings
        'users'                || [Setting.USERS]
        'csv'                  || [Setting.CSV]
        'json'                 || [Setting.JSON]
        'show-task-ratio'      || [Setting.SHOW_TASK_RATIO]
        'skip-log'             || [Setting.SKIP_LOG_SETUP]
        'us'                   || [Setting.USERS]
        'csv-'                 || [Setting.CSV_FULL_HISTORY]
        'log'                  || [Setting.LOGLEVEL, Setting.LOGFILE]
        'ex'                   || [Setting.EXCLUDE_TAGS, Setting.EXIT_CODE_ON_ERROR]
        'Users'                || []
        'run_time'             || []
        'user-classes'         || []
    }
}
