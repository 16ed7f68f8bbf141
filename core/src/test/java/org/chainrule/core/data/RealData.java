package org.chainrule.core.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the real data sets are, if they are. */
final class RealData {

    private RealData() {}

    /** A file or folder of the data folder; the test is skipped, with a printed reason, if it is not there. */
    static Path path(String relative) {
        String property = System.getProperty("chainrule.data", "");
        String folder = property.isEmpty() ? System.getenv().getOrDefault("CHAINRULE_DATA", "") : property;
        var path = Path.of(folder).resolve(relative);
        boolean there = !folder.isEmpty() && Files.exists(path);
        if (!there) {
            String reason = folder.isEmpty()
                    ? "skipped: " + relative + " is not looked for; set -Dchainrule.data or CHAINRULE_DATA"
                    : "skipped: there is no " + path;
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return path;
    }
}
