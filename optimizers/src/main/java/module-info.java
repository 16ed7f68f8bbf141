/** Descending: update rules, schedules, the training loop. */
module org.chainrule.optimizers {
    requires static org.jspecify;
    requires transitive org.chainrule.core;

    exports org.chainrule.optimizers;
    exports org.chainrule.optimizers.training;
}
