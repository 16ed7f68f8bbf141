package elsewhere;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.CustomTransform;

/** A transform of someone's own, in a package of their own, that has no words for itself. */
public final class Halving implements CustomTransform {

    @Override
    public void apply(Kernels k, long step, Matrix all, List<Matrix> each) {
        k.addScaled(0, all, 0.5, all);
    }
}
