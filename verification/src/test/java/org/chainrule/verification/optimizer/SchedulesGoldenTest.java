package org.chainrule.verification.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.TreeSet;
import org.chainrule.core.Figures;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.CustomSchedule;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.Schedules;
import org.chainrule.optimizers.Sequence;
import org.junit.jupiter.api.Test;

/** Schedules follow the golden file. */
class SchedulesGoldenTest {

    /** What the golden file asks for, relative. */
    private static final double ALLOWED = 1e-13;

    private static JsonNode entries() {
        try (var in = SchedulesGoldenTest.class.getResourceAsStream("/golden/schedules.json")) {
            return new ObjectMapper().readTree(in).get("schedules");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schedule schedule(JsonNode entry) {
        return GoldenSchedules.of(
                entry.get("name").asText(), entry.get("base_lr").asDouble(), Sequences.params(entry.get("params")));
    }

    @Test
    void everyEntryIsFollowed() {
        var deviations = new ArrayList<String>();
        var types = new TreeSet<String>();
        for (JsonNode entry : entries()) {
            var schedule = schedule(entry);
            types.add(schedule.getClass().getSimpleName());
            deviations.add(entry.get("name").asText() + " (" + Figures.significant(follow(schedule, entry), 2) + ")");
        }
        System.out.println("golden schedules: " + deviations.size() + " ran, largest relative deviation: "
                + String.join(", ", deviations));
        assertThat(deviations).hasSize(20);
        var all = new TreeSet<String>();
        Schedules.all().forEach(schedule -> all.add(schedule.getClass().getSimpleName()));
        all.remove(Constant.class.getSimpleName());
        all.remove(Sequence.class.getSimpleName());
        assertThat(types).as("schedules with a golden entry").isEqualTo(all);
    }

    /** One step late, or one observation more patient: noticed in every entry. */
    @Test
    void aScheduleThatIsLateByOneIsNoticed() {
        int caught = 0;
        for (JsonNode entry : entries()) {
            var late = late(schedule(entry));
            assertThatThrownBy(() -> follow(late, entry))
                    .as("%s %s", entry.get("name"), entry.get("params"))
                    .isInstanceOf(AssertionError.class);
            caught++;
        }
        assertThat(caught).isEqualTo(20);
    }

    private static Schedule late(Schedule schedule) {
        if (schedule instanceof ReduceOnPlateau plateau) {
            return new ReduceOnPlateau(
                    plateau.rate(),
                    plateau.factor(),
                    plateau.patience() + 1,
                    plateau.improvement(),
                    plateau.threshold(),
                    plateau.cooldown(),
                    plateau.lowest(),
                    plateau.smallestChange());
        }
        CustomSchedule late = steps -> schedule.rate(Math.max(0, steps - 1));
        return late;
    }

    /** The largest relative deviation of a rate or a momentum. */
    private static double follow(Schedule schedule, JsonNode entry) {
        double worst = 0;
        double[] memory = schedule.freshMemory();
        double[] rates = Sequences.vector(entry.get("lr"));
        assertThat(rates).isNotEmpty();
        for (int k = 0; k < rates.length; k++) {
            worst = Math.max(worst, compare(entry, k, schedule.rate(k, memory), rates[k]));
            if (entry.has("metrics")) {
                schedule.observe(k + 1, entry.get("metrics").get(k).asDouble(), memory);
                double after = entry.get("lr_after").get(k).asDouble();
                worst = Math.max(worst, compare(entry, k, schedule.rate(k + 1, memory), after));
            } else {
                assertThat(schedule.rate(k)).isEqualTo(schedule.rate(k, memory));
            }
            if (schedule instanceof OneCycle cycle) {
                double momentum = entry.get("momentum").get(k).asDouble();
                worst = Math.max(worst, compare(entry, k, cycle.momentum(k), momentum));
            }
        }
        return worst;
    }

    private static double compare(JsonNode entry, int k, double found, double expected) {
        double error = expected == found ? 0 : Math.abs(found - expected) / Math.abs(expected);
        assertThat(error)
                .as("%s %s at %d: found %s, expected %s", entry.get("name"), entry.get("params"), k, found, expected)
                .isLessThanOrEqualTo(ALLOWED);
        return error;
    }
}
