package org.chainrule.examples.report;

import org.chainrule.core.Figures;

/**
 * One picture as SVG text. Colours come from classes of the page's {@link Stylesheet}, so that one picture serves light
 * and dark. Coordinates have one digit after the point: a tenth of a pixel.
 */
public final class Svg {

    private final StringBuilder text = new StringBuilder();

    /**
     * Starts a picture that a screen reader can tell.
     *
     * @param id unique on the page
     * @param title what it is
     * @param description what is to be seen, in a sentence or two
     */
    public Svg(String id, int width, int height, String title, String description) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" aria-labelledby=\"")
                .append(id)
                .append("-title ")
                .append(id)
                .append("-desc\">\n<title id=\"")
                .append(id)
                .append("-title\">")
                .append(escape(title))
                .append("</title>\n<desc id=\"")
                .append(id)
                .append("-desc\">")
                .append(escape(description))
                .append("</desc>\n");
    }

    /** An empty element; attributes are names and values in turn. */
    public Svg element(String name, String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /** A text at (x, y); attributes are names and values in turn. */
    public Svg text(double x, double y, String content, String... attributes) {
        text.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append('"');
        attributes(attributes);
        text.append('>').append(escape(content)).append("</text>\n");
        return this;
    }

    /** A straight line. */
    public Svg line(String cssClass, double x1, double y1, double x2, double y2) {
        return element(
                "line", "class", cssClass, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    /** Opens a group. */
    public Svg open(String... attributes) {
        start("g", attributes).append(">\n");
        return this;
    }

    /** Closes the group opened last. */
    public Svg close() {
        text.append("</g>\n");
        return this;
    }

    /** The whole element. */
    public String markup() {
        return text + "</svg>\n";
    }

    /** A coordinate. */
    static String number(double value) {
        String fixed = Figures.fixed(value, 1);
        String shortened = fixed.endsWith(".0") ? fixed.substring(0, fixed.length() - 2) : fixed;
        return shortened.equals("-0") ? "0" : shortened;
    }

    /** Text made safe inside elements and attributes. */
    static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private StringBuilder start(String name, String... attributes) {
        text.append('<').append(name);
        attributes(attributes);
        return text;
    }

    private void attributes(String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "svg: found " + attributes.length + " attribute words; give names and values in turn");
        }
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
    }
}
