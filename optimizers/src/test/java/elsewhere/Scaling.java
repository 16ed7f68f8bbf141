package elsewhere;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.CustomTransform;

/**
 * A transform of someone's own that says all of itself, being a record.
 *
 * @param factor on the gradient
 */
public record Scaling(double factor) implements CustomTransform {

    @Override
    public void apply(Kernels k, long step, Matrix all, List<Matrix> each) {
        k.addScaled(0, all, factor, all);
    }
}
