package org.chainrule.verification.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads what PIT writes. */
final class PitReport {

    private PitReport() {}

    static List<Mutant> read(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var elements = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("mutation");
            var mutants = new ArrayList<Mutant>();
            for (int i = 0; i < elements.getLength(); i++) {
                mutants.add(mutant((Element) elements.item(i)));
            }
            return List.copyOf(mutants);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no report of PIT: " + e.getMessage(), e);
        }
    }

    private static Mutant mutant(Element element) {
        return Mutant.of(
                text(element, "mutatedClass"),
                text(element, "mutatedMethod"),
                text(element, "mutator"),
                text(element, "description"),
                Integer.parseInt(text(element, "lineNumber")),
                element.getAttribute("status"));
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().trim();
    }
}
