package org.chainrule.verification.rule;

import static org.chainrule.verification.rule.Rounded.ONE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** NAdam's momenta μ₁, μ₂, … and their running products, each computed once. */
final class Momenta {

    private static final Rounded HALF = Rounded.of(0.5);
    private static final Rounded BASE = new Rounded(new BigDecimal("0.96"), 0x1p-54);

    private final Rounded limit;
    private final Rounded decay;
    private final List<Rounded> momenta = new ArrayList<>();
    private final List<Rounded> products = new ArrayList<>();

    Momenta(Rounded limit, Rounded decay) {
        this.limit = limit;
        this.decay = decay;
    }

    /** μ_t for t = 1, 2, … */
    Rounded at(int t) {
        extend(t);
        return momenta.get(t - 1);
    }

    /** μ₁⋯μ_t. */
    Rounded product(int t) {
        extend(t);
        return products.get(t - 1);
    }

    private void extend(int t) {
        while (momenta.size() < t) {
            int next = momenta.size() + 1;
            var share = HALF.times(BASE.power(Rounded.of(next).times(decay)));
            var momentum = limit.times(ONE.minus(share));
            products.add(next == 1 ? momentum : products.get(next - 2).times(momentum));
            momenta.add(momentum);
        }
    }
}
