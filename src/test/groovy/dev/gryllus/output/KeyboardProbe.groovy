package dev.gryllus.output

import dev.gryllus.stats.Clock
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit

/** Run in a pseudo-terminal by a spec: takes the terminal, tells which keys it gets, and gives the terminal back. */
class KeyboardProbe {
    static void main(String[] args) {
        def before = stty('-g')
        def told = new LinkedBlockingQueue<String>()
        def keyboard = Keyboard.listen(System.in, Clock.system(), told::add)
        long deadline = System.nanoTime() + 30_000_000_000L
        while (stty('-g') == before && System.nanoTime() < deadline) {
            Thread.yield()
        }
        println 'mode: ' + (stty('-a') =~ /-?\b(isig|icanon|echo)\b/).collect { it[0] }.sort().join(' ')
        println "told: ${told.poll(30, TimeUnit.SECONDS)}"
        keyboard.close()
        println "restored: ${stty('-g') == before}"
    }

    private static String stty(String option) {
        def process = new ProcessBuilder('stty', option).redirectInput(ProcessBuilder.Redirect.INHERIT).start()
        process.inputStream.text.trim()
    }
}
