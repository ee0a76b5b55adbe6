package dev.gryllus.report

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import tools.jackson.databind.json.JsonMapper

class LongRunSpec extends Specification {
    def "twelve hours with 300 names are less than a megabyte, and no series has more points than it may"() {
        given:
        def run = new LongRun(Duration.ofHours(12), 300, Duration.ofSeconds(60), 500)

        when:
        def saved = SavedRun.parse(run.json())
        def html = HtmlReport.of(saved)
        def history = new JsonMapper().readValue(run.history.document(), Map)
        def points = history.entries*.t*.size()
        Files.createDirectories(Path.of('target/pictures'))
        Files.writeString(Path.of('target/pictures/twelve-hours.html'), html)

        then:
        html.length() < 1_000_000
        history.series.t.size() in 500..1000
        history.heatmap.t.size() in 150..300
        history.entries.size() == 300
        points.max() <= 80
        history.generator.series.cpu.size() <= 500
        saved.total().entries().size() == 300
    }
}
