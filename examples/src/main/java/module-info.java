/** The curriculum as lessons, the command line, the report. */
module org.chainrule.examples {
    requires static org.jspecify;
    requires jdk.incubator.vector;
    requires com.fasterxml.jackson.databind;
    requires org.chainrule.core;
    requires info.picocli;
    requires org.chainrule.verification;

    opens org.chainrule.examples.command to
            info.picocli;
    opens org.chainrule.examples.harness to
            org.chainrule.verification; // it reads the numbers that formulas name
}
