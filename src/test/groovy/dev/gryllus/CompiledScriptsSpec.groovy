package dev.gryllus

import java.nio.file.Path
import spock.lang.Specification

class CompiledScriptsSpec extends Specification {
    def "on #system with #environment compiled scripts are kept in #folder"() {
        expect:
        CompiledScripts.folder(environment, system, Path.of('/home/ada')).map { it.toString() }.orElse('no folder') == folder

        where:
        system       | environment                                  || folder
        'Linux'      | [:]                                          || '/home/ada/.cache/gryllus/scripts'
        'Linux'      | [XDG_CACHE_HOME: '/var/ada']                 || '/var/ada/gryllus/scripts'
        'Linux'      | [XDG_CACHE_HOME: '', LOCALAPPDATA: '/local'] || '/home/ada/.cache/gryllus/scripts'
        'Mac OS X'   | [XDG_CACHE_HOME: '/var/ada']                 || '/home/ada/Library/Caches/gryllus/scripts'
        'Windows 11' | [LOCALAPPDATA: '/local']                     || '/local/gryllus/scripts'
        'Linux'      | [GRYLLUS_CACHE: '/elsewhere']                || '/elsewhere/scripts'
        'Linux'      | [GRYLLUS_CACHE: ' ']                         || '/home/ada/.cache/gryllus/scripts'
        'Linux'      | [GRYLLUS_CACHE: 'off']                       || 'no folder'
    }

    def "classes outside of a jar are no build that could be told from another"() {
        expect:
        Version.build() == ''
    }
}
