package org.chainrule.examples.harness;

import net.jqwik.api.Group;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.examples.harness.ScaleAndShift.Writing;
import org.chainrule.verification.check.FunctionalCheck;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.property.FunctionContract;
import org.chainrule.verification.property.GradientContract;
import org.chainrule.verification.property.LossContract;
import org.chainrule.verification.property.OpContract;

/** Everything of one's own through its contract, one method each. */
class OwnProperties {

    @Group
    class LogisticRegressionProperties implements GradientContract {
        @Override
        public FunctionalCheck check() {
            return GradientCheck.of(ByHand::loss, w -> ByHand.gradient(w, 0.25)).at(0.75, -0.5, 0.25);
        }
    }

    @Group
    class ScaleAndShiftProperties implements OpContract {
        @Override
        public Op op() {
            return new ScaleAndShift(Writing.RIGHT);
        }
    }

    @Group
    class BentIdentityProperties implements FunctionContract {
        @Override
        public ScalarFunction function() {
            return new BentIdentity(1);
        }
    }

    @Group
    class QuarticErrorProperties implements LossContract {
        @Override
        public Loss loss() {
            return new QuarticError(1);
        }
    }
}
