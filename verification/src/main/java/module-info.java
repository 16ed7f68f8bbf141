/** The gradient-check harness: oracles with error bars, checks, verdicts, planted faults. */
module org.chainrule.verification {
    requires static net.jqwik.api;
    requires static org.assertj.core;
    requires static org.jspecify;
    requires transitive org.chainrule.autodiff;
    requires transitive org.chainrule.optimizers;

    exports org.chainrule.verification.alarm;
    exports org.chainrule.verification.assertion;
    exports org.chainrule.verification.check;
    exports org.chainrule.verification.dual;
    exports org.chainrule.verification.fault;
    exports org.chainrule.verification.formula.interval;
    exports org.chainrule.verification.formula;
    exports org.chainrule.verification.kill;
    exports org.chainrule.verification.locate;
    exports org.chainrule.verification.mutant.model;
    exports org.chainrule.verification.mutant;
    exports org.chainrule.verification.oracle;
    exports org.chainrule.verification.property;
    exports org.chainrule.verification.region;
    exports org.chainrule.verification.rule;
    exports org.chainrule.verification.shrink;
    exports org.chainrule.verification.specimen;
}
