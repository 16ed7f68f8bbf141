package org.chainrule.autodiff.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.chainrule.autodiff.Plan;

/**
 * Plans of one graph, one for each of the last few numbers of rows: a training whose batches have few different sizes builds
 * none in the steady state. A plan that is outdated is not given out any more.
 */
final class KeptPlans {

    private static final int MOST = 8;

    private final IntFunction<Plan> build;
    private final List<Plan> plans = new ArrayList<>();

    /** None yet. */
    KeptPlans(IntFunction<Plan> build) {
        this.build = build;
    }

    /** The plan for so many rows. */
    Plan of(int rows) {
        for (int i = 0; i < plans.size(); i++) {
            var plan = plans.get(i);
            if (plan.rows() == rows && !plan.isOutdated()) {
                return plan;
            }
        }
        return add(build.apply(rows));
    }

    private Plan add(Plan plan) {
        plans.removeIf(Plan::isOutdated);
        if (plans.size() == MOST) {
            plans.remove(0);
        }
        plans.add(plan);
        return plan;
    }
}
