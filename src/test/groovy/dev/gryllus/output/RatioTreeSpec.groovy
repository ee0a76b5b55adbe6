package dev.gryllus.output

import spock.lang.Specification
import tools.jackson.databind.json.JsonMapper

class RatioTreeSpec extends Specification {
    def tree = [new RatioTree('Shopper', 0.75, [new RatioTree('browse', 2 / 3d, []), new RatioTree('buy', 1 / 3d, [])])]

    def "prints Locust's two tables"() {
        expect:
        RatioTree.lines(tree, tree).join('\n') == """
 Task ratio per User class
${'-' * 80}
 75.0       Shopper${' ' * 43}
   66.7       browse${' ' * 42}
   33.3       buy${' ' * 45}

 Total task ratio
${'-' * 80}
 75.0       Shopper${' ' * 43}
   66.7       browse${' ' * 42}
   33.3       buy${' ' * 45}
"""
    }

    def "says the same as JSON"() {
        expect:
        new JsonMapper().readValue(RatioTree.json(tree, []), Object) ==
            [per_class: [Shopper: [ratio: 0.75d, tasks: [browse: [ratio: 2 / 3d], buy: [ratio: 1 / 3d]]]], total: [:]]
    }
}
