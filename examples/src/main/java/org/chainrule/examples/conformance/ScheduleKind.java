package org.chainrule.examples.conformance;

import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.Schedule;

/** Learning rates step by step, and the momentum of the one-cycle schedule, to 1e-13 relative. */
final class ScheduleKind implements Kind {

    private static final double ALLOWED = 1e-13;

    @Override
    public String name() {
        return "schedules";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        for (Place entry : root.get("schedules").items()) {
            String where = entry.get("name").text() + " " + entry.get("params").node();
            tally.entry(where, () -> judge(entry, where, tally));
        }
    }

    private static void judge(Place entry, String where, Tally tally) {
        double base = entry.has("base_lr") ? entry.get("base_lr").number() : Double.NaN;
        var schedule = GoldenSchedules.of(entry.get("name").text(), base, entry.get("params"));
        double[] memory = schedule.freshMemory();
        double[] rates = entry.get("lr").numbers();
        for (int k = 0; k < rates.length; k++) {
            compare("rate", rates[k], schedule.rate(k, memory), where + ", step " + k, tally);
            if (entry.has("metrics")) {
                observe(entry, schedule, k, memory, where, tally);
            }
            if (schedule instanceof OneCycle cycle) {
                double momentum = entry.get("momentum").items().get(k).number();
                compare("momentum", momentum, cycle.momentum(k), where + ", step " + k, tally);
            }
        }
    }

    /** A schedule that watches a metric is told it after the step, and has then decided on the next rate. */
    private static void observe(Place entry, Schedule schedule, int k, double[] memory, String where, Tally tally) {
        schedule.observe(k + 1, entry.get("metrics").items().get(k).number(), memory);
        double after = entry.get("lr_after").items().get(k).number();
        compare("rate", after, schedule.rate(k + 1, memory), where + ", after step " + k, tally);
    }

    private static void compare(String what, double exact, double found, String where, Tally tally) {
        double error = exact == found ? 0 : Math.abs(found - exact) / Math.abs(exact);
        tally.compare(what + ", relative", error, ALLOWED, where, "found " + found + ", exact " + exact);
    }
}
