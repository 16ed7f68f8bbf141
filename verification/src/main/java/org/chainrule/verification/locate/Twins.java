package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.Reduction;

/** The built-in ops that compute the same values as another op. */
final class Twins {

    private Twins() {}

    /** Those whose output from these inputs is the op's own, to more than half of the digits. */
    static List<Op> of(LocalRule rule) {
        var shapes = rule.shapes();
        var twins = new ArrayList<Op>();
        for (Op candidate : candidates(rule.count())) {
            try {
                if (candidate.shape(shapes).equals(rule.out().shape())) {
                    var out = rule.of(candidate).out().toArray();
                    if (Habits.close(out, rule.out().toArray())) {
                        twins.add(candidate);
                    }
                }
            } catch (IllegalArgumentException doesNotFit) {
                // neither the shapes nor the numbers need fit
            }
        }
        return twins;
    }

    private static List<Op> candidates(int inputs) {
        var all = new ArrayList<Op>(List.of(new Linear(), new Add(), new Multiply(), new Concatenate(), new Prelu()));
        if (inputs == 1) {
            ScalarFunctions.all().forEach(f -> f.datasheet().specimens().forEach(g -> all.add(new Elementwise(g))));
            RowFunctions.all().forEach(f -> f.sheet().specimens().forEach(g -> all.add(new RowWise(g))));
        }
        Losses.all()
                .forEach(family -> family.sheet().specimens().forEach(loss -> {
                    for (Reduction reduction : Reduction.values()) {
                        all.add(new LossOp(loss, reduction));
                    }
                }));
        return all;
    }
}
