package org.chainrule.core.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is known and promised of a loss; every line of it is tested.
 *
 * <p>The formulas are executable, in the grammar of {@link org.chainrule.core.function.Datasheet} and
 * {@link org.chainrule.core.function.RowSheet}. An element loss is written in {@code p} and {@code t}, with {@code w} for
 * the weight of the column where it has one; a row loss in {@code p_j}, {@code t_j}, {@code w_j} and the class {@code c}.
 *
 * <p>The ulps are counted: an operation is off by up to half an ulp of its own result, which is up to a whole one of a
 * result that it is a factor of; a function of {@link StrictMath} by one, which becomes up to two, or less where less was
 * measured. A sum of terms of one sign is no worse than the worst of them, and what terms lose as they cancel is κ's.
 *
 * @param formula the loss of one element, or of one row
 * @param parts the equal blocks of columns of a prediction, most often one
 * @param target which targets are taken
 * @param valueUlps largest error of the value, in ulps times max(1, κ), κ = Σ |v ∂L/∂v| / |L| over all inputs v
 * @param slopeUlps largest error of an element of the slope, the same way
 * @param conventions what is returned at kinks and edges
 * @param specimens this loss with the parameter values worth testing, the defaults among them
 */
public record LossSheet(
        String formula,
        List<Part> parts,
        Domain target,
        double valueUlps,
        double slopeUlps,
        List<Convention> conventions,
        List<? extends Loss> specimens) {

    /**
     * A block of columns of the prediction.
     *
     * @param name its letter in the formulas
     * @param domain which numbers are taken
     * @param slopeFormula ∂L/∂ of an element of it; {@code i} is its index in a row loss
     */
    public record Part(String name, Domain domain, String slopeFormula) {}

    /** Copies the lists. */
    public LossSheet {
        parts = List.copyOf(parts);
        conventions = List.copyOf(conventions);
        specimens = List.copyOf(specimens);
    }

    /** The slopes of all parts, for the blackboard. */
    public String slopeFormula() {
        return parts.size() == 1
                ? parts.get(0).slopeFormula()
                : parts.stream()
                        .map(part -> "∂/∂" + part.name() + ": " + part.slopeFormula())
                        .collect(Collectors.joining("; "));
    }

    /** Starts a sheet; what is not said is: any target, exact, no conventions. */
    public static Builder of(String formula) {
        return new Builder(formula);
    }

    /** Collects the lines of a sheet. */
    public static final class Builder {
        private final String formula;
        private final List<Part> parts = new ArrayList<>();
        private Domain target = Domain.ANY;
        private double valueUlps;
        private double slopeUlps;
        private List<Convention> conventions = List.of();

        private Builder(String formula) {
            this.formula = formula;
        }

        /** The next block of columns of the prediction. */
        public Builder predicts(String name, Domain domain, String slopeFormula) {
            parts.add(new Part(name, domain, slopeFormula));
            return this;
        }

        /** Which targets are taken. */
        public Builder targets(Domain domain) {
            target = domain;
            return this;
        }

        /** Largest errors. */
        public Builder ulps(double value, double slope) {
            valueUlps = value;
            slopeUlps = slope;
            return this;
        }

        /** What is returned at kinks and edges. */
        public Builder conventions(Convention... points) {
            conventions = List.of(points);
            return this;
        }

        /** Ends the sheet with the specimens. */
        public LossSheet specimens(Loss... losses) {
            return new LossSheet(formula, parts, target, valueUlps, slopeUlps, conventions, List.of(losses));
        }
    }
}
