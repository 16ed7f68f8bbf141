package org.chainrule.examples.command;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What every report must keep: well-formed, nothing fetched, nothing run, every picture told in words. */
final class PageRules {

    private PageRules() {}

    /** One sentence per broken rule. */
    static List<String> problems(String html) {
        var problems = new ArrayList<String>();
        wellFormed(html, problems);
        Document page = Jsoup.parse(html);
        if (!page.select("script, iframe, object, embed, link, base, img, form").isEmpty()) {
            problems.add("an element that runs or fetches");
        }
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                boolean names = attribute.getKey().startsWith("xmlns");
                if (attribute.getKey().startsWith("on")
                        || (!names && attribute.getValue().contains("://"))) {
                    problems.add("attribute " + attribute);
                }
            });
        }
        String style = page.select("style").html();
        if (style.contains("url(") || style.contains("@import")) {
            problems.add("a style that fetches");
        }
        if (!style.contains("prefers-color-scheme:dark")) {
            problems.add("no dark colours");
        }
        if (page.title().isBlank()
                || page.select("h1").size() != 1
                || page.select("html[lang]").isEmpty()) {
            problems.add("no title, not one h1, or no language");
        }
        for (Element svg : page.select("svg")) {
            if (svg.select("> title").text().isBlank()
                    || svg.select("> desc").text().isBlank()) {
                problems.add("a picture without title or description");
            }
            if (!svg.attr("role").equals("img")) {
                problems.add("a picture that is no img to a screen reader");
            }
        }
        var ids = page.select("[id]").eachAttr("id");
        if (ids.stream().distinct().count() != ids.size()) {
            problems.add("an id is there twice");
        }
        return problems;
    }

    private static void wellFormed(String html, List<String> problems) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.parse(new InputSource(new StringReader(html)));
        } catch (SAXException broken) {
            problems.add("not well-formed: " + broken.getMessage());
        } catch (ParserConfigurationException | IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
