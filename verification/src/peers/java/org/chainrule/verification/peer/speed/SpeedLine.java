package org.chainrule.verification.peer.speed;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.chainrule.core.Precision;
import org.chainrule.verification.speed.PeakSubject;
import org.chainrule.verification.speed.Rates;
import org.chainrule.verification.speed.Workload;

/** One workload, precision and number of threads, by everybody. */
final class SpeedLine {

    private final Workload workload;
    private final Precision precision;
    private final int threads;
    private final LossBars bars;
    private final Map<Contestant, Double> off = new EnumMap<>(Contestant.class);
    private final Map<Contestant, Rates> rates = new EnumMap<>(Contestant.class);

    SpeedLine(Workload workload, Precision precision, int threads, LossBars bars) {
        this.workload = workload;
        this.precision = precision;
        this.threads = threads;
        this.bars = bars;
    }

    int threads() {
        return threads;
    }

    void addLosses(Contestant contestant, double[] losses) {
        off.put(contestant, bars.off(losses));
    }

    void addRates(Contestant contestant, Rates stepsPerSecond) {
        rates.put(contestant, stepsPerSecond);
    }

    /** Whether somebody's losses are beyond their bars, or the bars so wide that they could not tell. */
    boolean hasOtherWork() {
        return !(bars.fault() > 1) || off.values().stream().anyMatch(bar -> !(bar <= 1));
    }

    /** For example {@code W3 | FLOAT32 | 1}. */
    private String name() {
        return workload + " | " + precision + " | " + threads;
    }

    /** Units per second of everybody, and the ratio to the best of the others. */
    String toRow() {
        var text = new StringBuilder("| " + name() + " | " + workload.unit());
        for (var contestant : Contestant.compared()) {
            var rate = rates.get(contestant);
            text.append(" | ").append(rate == null ? "–" : cell(rate.times(workload.unitsPerStep())));
        }
        return text + " | " + ratio(Rates::best) + " (" + ratio(Rates::median) + ") |";
    }

    /** GFLOP/s and GB/s of this library and of the machine. */
    String toRoofline(Rates triad) {
        var ours = rates.get(Contestant.CHAINRULE);
        var peak = rates.get(Contestant.PEAK);
        if (ours == null || peak == null) {
            return "";
        }
        double operations = 1e-9 * workload.operations() * ours.best();
        double most = 1e-9 * PeakSubject.operations(precision, threads) * peak.best();
        double bytes = 1e-9 * workload.traffic() * precision.bytes() * ours.best();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.1f | %.0f %% | %.1f | %.1f | %.0f %% |",
                name(),
                operations,
                most,
                100 * operations / most,
                bytes,
                triad.best(),
                100 * bytes / triad.best());
    }

    /** How far off the losses are, in bars, of this library, the others, and a planted fault. */
    String toLosses() {
        var text = new StringBuilder("| " + name());
        for (var contestant : Contestant.compared()) {
            var bar = off.get(contestant);
            text.append(" | ").append(bar == null ? "–" : String.format(Locale.ROOT, "%.2g", bar));
        }
        return text + String.format(Locale.ROOT, " | %.2g |", bars.fault());
    }

    /** While the run goes on. */
    String toText() {
        return toRow() + (hasOtherWork() ? " OTHER WORK: " + toLosses() : "");
    }

    private static String cell(Rates rate) {
        return String.format(Locale.ROOT, "%,.0f (%,.0f)", rate.best(), rate.median());
    }

    private String ratio(ToDoubleFunction<Rates> which) {
        var ours = rates.get(Contestant.CHAINRULE);
        OptionalDouble best = Contestant.compared().stream()
                .filter(contestant -> contestant != Contestant.CHAINRULE && rates.containsKey(contestant))
                .mapToDouble(contestant -> which.applyAsDouble(rates.getOrDefault(contestant, new Rates(0, 0))))
                .max();
        return ours == null || best.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, "%.2f", which.applyAsDouble(ours) / best.getAsDouble());
    }
}
