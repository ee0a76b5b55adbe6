package dev.gryllus.support

import com.microsoft.playwright.Browser as Chromium
import com.microsoft.playwright.BrowserContext
import com.microsoft.playwright.BrowserType
import com.microsoft.playwright.Page
import com.microsoft.playwright.Playwright
import com.microsoft.playwright.options.ColorScheme
import com.microsoft.playwright.options.ReducedMotion
import java.nio.file.Files
import java.nio.file.Path

/**
 * The installed Chromium, started once for all specs; rather its build without a desktop, which takes a third less time. Each
 * spec has a window of its own, of which it knows afterwards what was logged, what failed, and what was asked for.
 */
class Browser implements AutoCloseable {
    static final Path PICTURES = Path.of('target/pictures')

    private static final List<String> FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
                                               '--disable-background-networking', '--disable-component-update', '--disable-sync']
    private static final List<String> NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
    private static final double PATIENCE_MILLIS = 60_000
    private static Chromium chromium

    final List<String> troubles = [].asSynchronized()
    final List<String> asked = [].asSynchronized()
    private final BrowserContext context
    final Page page

    static Browser window(Map options = [:]) {
        new Browser(options)
    }

    private Browser(Map options) {
        context = chromium().newContext(new Chromium.NewContextOptions()
            .setViewportSize((options.width ?: 1360) as int, (options.height ?: 900) as int)
            .setColorScheme(options.theme == 'dark' ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setReducedMotion(ReducedMotion.REDUCE))
        page = context.newPage()
        page.setDefaultTimeout(PATIENCE_MILLIS)
        page.onConsoleMessage { if (it.type() in ['error', 'warning']) troubles << "${it.type()}: ${it.text()}".toString() }
        page.onPageError { troubles << "uncaught: $it".toString() }
        page.onDialog { troubles << "a dialog: ${it.message()}".toString(); it.dismiss() }
        page.onRequest { asked << it.url() }
    }

    /** Addresses that were asked for, and do not begin so. */
    List<String> foreign(String... own) {
        asked.findAll { url -> !(own + ['data:', 'blob:']).any { url.startsWith(it) } }
    }

    /** Keeps what is seen, for people, and checks that it is something. */
    void picture(String name) {
        Files.createDirectories(PICTURES)
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + '.png')).setFullPage(true))
    }

    @Override
    void close() {
        context.close()
    }

    private static synchronized Chromium chromium() {
        if (chromium == null) {
            def playwright = Playwright.create(new Playwright.CreateOptions().setEnv([PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1']))
            chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(FLAGS).setTimeout(PATIENCE_MILLIS))
        }
        chromium
    }

    private static Path executable() {
        def folders = (System.getenv('PATH') ?: '').split(File.pathSeparator).collect { Path.of(it) }
        def found = NAMES.collectMany { name -> folders.collect { it.resolve(name) } }.find { Files.isExecutable(it) }
        if (found == null) {
            throw new IllegalStateException('These specs drive Chromium: install it (scripts/test does, where apt-get is)')
        }
        found
    }
}
