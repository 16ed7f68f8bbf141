package org.chainrule.examples.report;

import java.util.ArrayList;
import java.util.List;

/** One HTML page from headings, tiles, figures, tables and paragraphs; well-formed XML too. */
public final class Page {

    private final String title;
    private final String lead;
    private final StringBuilder body = new StringBuilder();
    private String footer = "";

    /**
     * A number worth seeing first.
     *
     * @param value the number
     * @param label what it is
     * @param mood how it is to be taken
     */
    public record Tile(String value, String label, Mood mood) {}

    /** How something is to be taken. */
    public enum Mood {
        /** As it should be. */
        GOOD,
        /** Nothing to say. */
        PLAIN,
        /** Needs attention. */
        BAD
    }

    /**
     * A picture with words.
     *
     * @param markup the SVG
     * @param caption what to see in it
     */
    public record Figure(String markup, String caption) {}

    /** Starts a page. */
    public Page(String title, String lead) {
        this.title = title;
        this.lead = lead;
    }

    /** A row of numbers. */
    public Page tiles(List<Tile> tiles) {
        body.append("<ul class=\"tiles\">\n");
        for (Tile tile : tiles) {
            body.append("<li class=\"")
                    .append(look(tile.mood()))
                    .append("\"><strong>")
                    .append(Svg.escape(tile.value()));
            body.append("</strong><span>").append(Svg.escape(tile.label())).append("</span></li>\n");
        }
        body.append("</ul>\n");
        return this;
    }

    /** A heading and a paragraph under it. */
    public Page section(String heading, String text) {
        body.append("<h2>").append(Svg.escape(heading)).append("</h2>\n");
        return paragraph(text);
    }

    /** A paragraph. */
    public Page paragraph(String text) {
        body.append("<p>").append(Svg.escape(text)).append("</p>\n");
        return this;
    }

    /** Pictures side by side where there is room. */
    public Page figures(Figure... figures) {
        body.append("<div class=\"figures\">\n");
        for (Figure figure : figures) {
            body.append("<figure>\n").append(figure.markup()).append("<figcaption>");
            body.append(Svg.escape(figure.caption())).append("</figcaption>\n</figure>\n");
        }
        body.append("</div>\n");
        return this;
    }

    /** A picture with a table or other markup beside it. */
    public Page figureBeside(Figure figure, Table table) {
        body.append("<div class=\"beside\">\n<figure>\n")
                .append(figure.markup())
                .append("</figure>\n<div>\n<p>");
        body.append(Svg.escape(figure.caption()))
                .append("</p>\n")
                .append(table.markup())
                .append("</div>\n</div>\n");
        return this;
    }

    /** A table. */
    public Page table(Table table) {
        body.append(table.markup());
        return this;
    }

    /** Text kept as it is, in a fixed-width face. */
    public Page listing(String text) {
        body.append("<pre>").append(Svg.escape(text)).append("</pre>\n");
        return this;
    }

    /** The last line. */
    public Page footer(String text) {
        footer = text;
        return this;
    }

    /** The whole page. */
    public String markup() {
        var parts = new ArrayList<String>();
        parts.add("<!DOCTYPE html>");
        parts.add("<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">");
        parts.add("<head>\n<meta charset=\"utf-8\"/>");
        parts.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        parts.add("<meta name=\"color-scheme\" content=\"light dark\"/>");
        parts.add("<title>" + Svg.escape(title) + "</title>");
        parts.add("<style>\n" + Stylesheet.TEXT + "</style>\n</head>\n<body>\n<main>");
        parts.add("<header>\n<p class=\"brand\">chainrule</p>\n<h1>" + Svg.escape(title) + "</h1>\n<p class=\"lead\">"
                + Svg.escape(lead) + "</p>\n</header>");
        parts.add(body + "<footer><p>" + Svg.escape(footer) + "</p></footer>\n</main>\n</body>\n</html>\n");
        return String.join("\n", parts);
    }

    static String look(Mood mood) {
        return switch (mood) {
            case GOOD -> "good";
            case PLAIN -> "plain";
            case BAD -> "bad";
        };
    }
}
