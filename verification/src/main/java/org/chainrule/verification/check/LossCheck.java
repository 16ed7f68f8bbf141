package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.region.Regions;

/**
 * A check of a loss with one reduction; see {@link GradientCheck#ofLoss}.
 *
 * <p>The slope is compared with differences of the value, and the value with the formula of the sheet: a slope that follows
 * a wrong value agrees with differences. Where the formula is not executable the report says so in a note, and does not
 * pass if it is a formula whose parameters cannot be read. A loss must leave its arguments as they were, and neither read
 * nor write beyond the row.
 *
 * <p>If no predictions and targets are given, they come from every region of the loss, see {@link Regions#of(Loss, int)}, and
 * the report fails if one was never hit. If the loss refuses the domains on its sheet
 * because its sheet says less than it asks for, others are tried: any number, else between 0 and 1; for a target also
 * −1 or 1, and a class number. Rows of {@value #WIDE} columns, or the nearest number that the loss takes, are checked as
 * well, along directions alone.
 */
public final class LossCheck {

    /** How far a fitting number of columns is looked for. */
    private static final int MOST_COLUMNS = 64;

    /** More than a vector of 16, and no multiple of 4. */
    private static final int WIDE = 19;

    private final Loss loss;
    private final Reduction reduction;
    private Optional<Matrix> predictions = Optional.empty();
    private Optional<Matrix> targets = Optional.empty();
    private Optional<Regions<List<Matrix>>> regions = Optional.empty();
    private Optional<Matrix> cotangent = Optional.empty();
    private Optional<Op> computed = Optional.empty();
    private Optional<Values> valuesOfSound = Optional.empty();
    private int cotangents = 3;
    private int coordinates = 64;
    private UnaryOperator<OpCheck> leavesOut = check -> check;
    private Patience patience = Patience.TO_THE_END;
    private int rows = 4;
    private int columns;
    private long seed = 1;

    LossCheck(Loss loss, Reduction reduction) {
        this.loss = loss;
        this.reduction = reduction;
        columns = fitting(3);
    }

    /** Predictions and targets to check on; copied. */
    public LossCheck on(Matrix prediction, Matrix target) {
        predictions = Optional.of(Matrix.copyOf(prediction, Precision.FLOAT64));
        targets = Optional.of(Matrix.copyOf(target, Precision.FLOAT64));
        return this;
    }

    /** The one cotangent to check with, in place of random ones; copied. */
    public LossCheck cotangent(Matrix value) {
        cotangent = Optional.of(Matrix.copyOf(value, Precision.FLOAT64));
        return this;
    }

    /** Shape of the random predictions; if not said, as {@code onShapeNear(4, 3)}. */
    public LossCheck onShape(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
        return this;
    }

    /** Shape of the random predictions, with the nearest number of columns that the loss takes. */
    public LossCheck onShapeNear(int newRows, int newColumns) {
        return onShape(newRows, fitting(newColumns));
    }

    /** Ends at the first FAIL or INACCURATE; the report has what was compared until then. */
    public LossCheck untilFirstFault() {
        patience = Patience.FIRST_FAULT;
        return this;
    }

    /** How many coordinates of every input per cotangent, at most; 64 if not said. */
    public LossCheck coordinatesPerInput(int most) {
        coordinates = Arguments.count("coordinates", most);
        return this;
    }

    /** Takes no differences: where the value has saturated they say nothing, and dual numbers and relations judge alone. */
    public LossCheck withoutDifferences() {
        leavesOut = OpCheck::withoutDifferences;
        return this;
    }

    /** How many random signed cotangents, besides one from every other region of cotangents; 3 if not said. */
    public LossCheck cotangents(int count) {
        cotangents = Arguments.count("cotangents", count);
        return this;
    }

    /** An op that computes the loss of these inputs, to be checked in place of {@link LossOp}: another implementation. */
    public LossCheck computedBy(Op op) {
        computed = Optional.of(op);
        return this;
    }

    LossCheck in(Regions<List<Matrix>> of) {
        regions = Optional.of(of);
        return this;
    }

    private int fitting(int wanted) {
        for (int distance = 0; distance < MOST_COLUMNS; distance++) {
            for (int candidate : new int[] {wanted + distance, wanted - distance}) {
                if (candidate > 0 && fits(candidate)) {
                    return candidate;
                }
            }
        }
        return wanted; // refused when it is used, in the words of the loss
    }

    private boolean fits(int candidate) {
        try {
            loss.targetColumns(candidate);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Where the random choices come from; 1 if not said. */
    public LossCheck seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Compares.
     *
     * @throws IllegalArgumentException if the loss refuses every kind of random prediction and target
     */
    public CheckReport run() {
        var report = forVariants().apply(loss, basis());
        if (predictions.isPresent() || regions.isPresent() || patience.isOver(report.comparisons())) {
            return report;
        }
        var wide = wide();
        try {
            wide.regions = Optional.of(wide.drawn());
        } catch (IllegalArgumentException refused) {
            var notes = new ArrayList<>(report.notes());
            notes.add("on rows of " + wide.columns + " columns nothing is checked: " + refused.getMessage());
            return new CheckReport(report.subject(), report.comparisons(), seed, notes, report.coverage());
        }
        var all = new ArrayList<>(report.comparisons());
        wide.run().comparisons().stream()
                .filter(c -> c.kind() == Comparison.Kind.DIRECTION)
                .forEach(all::add);
        return new CheckReport(report.subject(), all, seed, report.notes(), report.coverage());
    }

    /** On rows that are longer than those in question, along directions only: a loop may be unrolled, or end, at some column. */
    private LossCheck wide() {
        var wide = new LossCheck(loss, reduction)
                .onShapeNear(2, WIDE)
                .seed(seed)
                .cotangents(1)
                .coordinatesPerInput(0);
        wide.leavesOut = leavesOut;
        wide.computed = computed;
        wide.patience = patience;
        return wide;
    }

    /**
     * The same check for many losses that claim to be this one, each computed by an op; see {@link OpCheck#forVariants()}. Not
     * for several threads at a time.
     *
     * @throws IllegalArgumentException if the loss refuses every kind of random prediction and target
     */
    public BiFunction<Loss, Op, CheckReport> forVariants() {
        var check = opCheck();
        var known = check.places();
        valuesOfSound = Optional.empty();
        return (variant, by) -> known.hasForwardOf(by)
                ? run(variant, by, check, known, Order.SLOPES_FIRST)
                : run(variant, by, check, known.of(by), Order.VALUES_FIRST);
    }

    /** Slopes are cheaper; but where the values are not those that are known, they are suspect. */
    private enum Order {
        SLOPES_FIRST,
        VALUES_FIRST
    }

    private Op basis() {
        return computed.orElseGet(() -> new LossOp(loss, reduction));
    }

    private OpCheck opCheck() {
        var check = leavesOut
                .apply(new OpCheck(basis()))
                .seed(seed)
                .cotangents(cotangents)
                .coordinatesPerInput(coordinates)
                .until(patience);
        cotangent.ifPresent(check::cotangent);
        if (predictions.isPresent() && targets.isPresent()) {
            var prediction = predictions.get();
            check.on(
                    loss.targetColumns(prediction.columns()) == 0
                            ? new Matrix[] {prediction}
                            : new Matrix[] {prediction, targets.get()});
        } else {
            check.in(regions.orElseGet(this::drawn));
        }
        return check;
    }

    private CheckReport run(Loss variant, Op by, OpCheck check, OpPlaces known, Order order) {
        var notes = new ArrayList<String>();
        var comparisons = new ArrayList<>(LossConventions.comparisons(variant));
        comparisons.addAll(LossPurity.comparisons(variant, known.points()));
        if (order == Order.VALUES_FIRST) {
            comparisons.addAll(values(variant, known, notes));
        }
        if (!patience.isOver(comparisons)) {
            comparisons.addAll(check.run(by, known).comparisons());
        }
        if (order == Order.SLOPES_FIRST && !patience.isOver(comparisons)) {
            comparisons.addAll(values(variant, known, notes));
        }
        return new CheckReport(variant.name() + ", " + reduction, comparisons, seed, notes, known.coverage());
    }

    /** Those of the loss itself once for all variants whose fault is in the op. */
    private List<Comparison> values(Loss variant, OpPlaces known, List<String> notes) {
        if (variant != loss) {
            return compared(variant, known, notes);
        }
        var values = valuesOfSound.orElseGet(() -> new Values(compared(loss, known, notes), List.copyOf(notes)));
        valuesOfSound = Optional.of(values);
        notes.clear();
        notes.addAll(values.notes());
        return values.comparisons();
    }

    private record Values(List<Comparison> comparisons, List<String> notes) {}

    private List<Comparison> compared(Loss variant, OpPlaces known, List<String> notes) {
        var comparisons = new ArrayList<Comparison>();
        try {
            for (var at : known.points()) {
                if (!patience.isOver(comparisons)) {
                    var target = targets.filter(given -> at.size() == 1).orElse(at.get(at.size() - 1));
                    comparisons.addAll(LossValues.comparisons(variant, at.get(0), target));
                }
            }
        } catch (IllegalArgumentException notExecutable) {
            String why = Unjudged.reason(notExecutable, variant);
            notes.add(Unjudged.note(why));
            comparisons.addAll(Unjudged.undecided(variant.sheet().formula(), why));
        }
        return comparisons;
    }

    /**
     * The regions of the loss in this shape.
     *
     * @throws IllegalArgumentException if it refuses every prediction and target that was tried
     */
    private Regions<List<Matrix>> drawn() {
        int width = loss.targetColumns(columns);
        var prediction = Shape.of(rows, columns);
        return Regions.of(
                new LossOp(loss, reduction),
                width == 0 ? List.of(prediction) : List.of(prediction, Shape.of(rows, width)));
    }
}
