package dev.gryllus.http;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// One element of a page, or of an XML document. Named as scripts call it.
public final class HtmlElement {
    private final Element element;

    private HtmlElement(Element element) {
        this.element = element;
    }

    /// The whole of a document.
    ///
    /// @param url where it comes from: relative links are relative to it
    static HtmlElement document(String text, String url, boolean xml) {
        return new HtmlElement(Jsoup.parse(text, url, xml ? Parser.xmlParser() : Parser.htmlParser()));
    }

    /// The text in it and in all below it, blanks as a browser shows them.
    public String text() {
        return element.text();
    }

    /// The markup inside of it.
    public String html() {
        return element.html();
    }

    /// An attribute as it is written; null if there is none.
    public String attr(String name) {
        return element.hasAttr(name) ? element.attr(name) : null;
    }

    /// An attribute that holds an address, as a whole address, such as `absolute('href')`; null if there is none.
    public String absolute(String name) {
        String url = element.absUrl(name);
        return url.isEmpty() ? null : url;
    }

    /// The first match below it; null if there is none.
    ///
    /// @throws IllegalStateException if the selector is none
    public HtmlElement css(String selector) {
        Element first = element.selectFirst(selector);
        return first == null ? null : new HtmlElement(first);
    }

    /// All matches below it, in the order of the document.
    ///
    /// @throws IllegalStateException if the selector is none
    public List<HtmlElement> css_all(String selector) {
        return element.select(selector).stream().map(HtmlElement::new).toList();
    }

    /// Its own markup.
    @Override
    public String toString() {
        return element.outerHtml();
    }
}
