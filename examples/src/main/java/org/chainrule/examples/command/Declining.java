package org.chainrule.examples.command;

import java.util.Optional;

/** A command that says why it does not take an option of other commands. */
interface Declining {

    /** Why this command does not take the option of this long name, as a clause; empty if there is no more to say. */
    Optional<String> whyNot(String option);
}
