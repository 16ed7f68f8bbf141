/** Differentiation: ops with their chain-rule products, graphs, plans, networks, the trace. */
module org.chainrule.autodiff {
    requires static org.jspecify;
    requires transitive org.chainrule.core;

    exports org.chainrule.autodiff;
    exports org.chainrule.autodiff.diagnosis;
    exports org.chainrule.autodiff.model;
    exports org.chainrule.autodiff.network;
    exports org.chainrule.autodiff.op;
    exports org.chainrule.autodiff.trace;
}
