package org.chainrule.verification.oracle;

/**
 * A value and its derivative in 106 bits.
 *
 * @param v value
 * @param d derivative
 */
record Jet(DoubleDouble v, DoubleDouble d) {

    static Jet variable(double x) {
        return new Jet(DoubleDouble.of(x), DoubleDouble.ONE);
    }

    Jet plus(Jet o) {
        return new Jet(v.plus(o.v), d.plus(o.d));
    }

    Jet plus(double c) {
        return new Jet(v.plus(c), d);
    }

    Jet times(Jet o) {
        return new Jet(v.times(o.v), d.times(o.v).plus(v.times(o.d)));
    }

    Jet times(double c) {
        return new Jet(v.times(c), d.times(c));
    }

    Jet chain(DoubleDouble value, DoubleDouble slope) {
        return new Jet(value, d.times(slope));
    }

    Jet exp() {
        var e = ExactFunctions.exp(v);
        return chain(e, e);
    }

    Jet log() {
        return chain(ExactFunctions.log(v), DoubleDouble.ONE.over(v));
    }

    Jet sqrt() {
        var root = v.sqrt();
        return chain(root, DoubleDouble.of(0.5).over(root));
    }

    Jet inverse() {
        var q = DoubleDouble.ONE.over(v);
        return chain(q, q.square().negate());
    }

    Jet sin() {
        return chain(ExactFunctions.sin(v), ExactFunctions.cos(v));
    }
}
