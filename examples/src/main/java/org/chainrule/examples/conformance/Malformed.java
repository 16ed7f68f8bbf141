package org.chainrule.examples.conformance;

/** Something is missing in a reference file or has the wrong form. */
final class Malformed extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    Malformed(Place place, String found, String needed) {
        super(place.path() + ": found " + found + "; needed " + needed);
    }
}
