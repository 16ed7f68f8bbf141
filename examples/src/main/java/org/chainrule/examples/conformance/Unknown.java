package org.chainrule.examples.conformance;

/** A name in a reference file that this library has nothing for. */
final class Unknown extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unknown(String name) {
        super(name);
    }
}
