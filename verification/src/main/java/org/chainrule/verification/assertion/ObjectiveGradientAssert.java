package org.chainrule.verification.assertion;

import org.assertj.core.api.AbstractAssert;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.verification.check.GradientCheck;

/** An assertion about the gradient of a network with a loss that still needs a batch. */
public final class ObjectiveGradientAssert extends AbstractAssert<ObjectiveGradientAssert, SupervisedObjective> {

    private long seed = 1;

    ObjectiveGradientAssert(SupervisedObjective objective) {
        super(objective, ObjectiveGradientAssert.class);
    }

    /** Where the random choices come from; 1 if not said. */
    public ObjectiveGradientAssert seed(long value) {
        seed = value;
        return this;
    }

    /** Checks on this batch. */
    public ReportAssert on(Batch batch) {
        isNotNull();
        return new ReportAssert(
                GradientCheck.ofObjective(actual).on(batch).seed(seed).run());
    }
}
