package org.chainrule.optimizers.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.optimizers.ParameterGroup;

/** A {@link Training} to a checkpoint, and back. */
final class CheckpointFile {

    private static final String AVERAGE = "training.average";
    private static final String BEST = "training.best";
    private static final String BEST_LOSS = "training.bestLoss";
    private static final String SUMS = "training.sums";

    private CheckpointFile() {}

    static void write(Checkpoints to, Training training) {
        var snapshot = Snapshot.empty(to.file());
        to.notes().forEach((name, text) -> snapshot.text(Checkpoints.NOTE + name, text));
        settings(training).forEach(snapshot::text);
        Resumption.save(snapshot, to, training.setting.objective.parameters());
        Resumption.save(snapshot, training.optimizer);
        Resumption.save(snapshot, training.records, measures(training));
        snapshot.count("iteration", training.iteration);
        snapshot.count("position", training.withinEpoch ? training.epoch.position() : 0);
        snapshot.count("iterations", training.withinEpoch ? training.epoch.iterations() : 0);
        snapshot.count("drawn", training.setting.objective.drawn());
        snapshot.numbers(SUMS, training.epoch.sums());
        if (training.average != null) {
            snapshot.tensor(AVERAGE, training.average.matrix());
            snapshot.count("averaged", training.average.averaged());
        }
        if (training.best != null) {
            snapshot.tensor(BEST, training.best.matrix());
            snapshot.numbers(BEST_LOSS, training.best.loss());
        }
        snapshot.write();
    }

    private static List<String> measures(Training training) {
        return List.copyOf(training.setting.measures.keySet());
    }

    /** Everything that decides what comes next and is not in the file as a number. */
    private static Map<String, String> settings(Training training) {
        var setting = training.setting;
        var settings = new LinkedHashMap<String, String>();
        settings.put("rule", words(training.optimizer.rule()));
        settings.put("schedule", words(training.optimizer.schedule()));
        settings.put(
                "gradient transforms",
                training.optimizer.transforms().stream()
                        .map(CheckpointFile::words)
                        .toList()
                        .toString());
        settings.put(
                "parameter groups",
                training.optimizer.groups().stream()
                        .map(CheckpointFile::words)
                        .toList()
                        .toString());
        settings.put("training examples", Integer.toString(training.epoch.order().length));
        settings.put("batch size", Integer.toString(setting.batchSize));
        settings.put("batches per iteration", Integer.toString(setting.accumulated));
        settings.put("gradient factor", setting.gradientFactor.toString());
        settings.put("order", setting.order.toString());
        settings.put("averaging", setting.averaging == null ? "none" : words(setting.averaging));
        settings.put("keeping the best", setting.keepsBest ? "yes" : "no");
        settings.put("validation", setting.validation == null ? "none" : setting.validation.rows() + " examples");
        settings.put("measures", measures(training).toString());
        settings.put("precision", setting.objective.parameters().precision().toString());
        settings.put("watching changes", training.epoch.largestChange().isPresent() ? "yes" : "no");
        return settings;
    }

    private static String words(ParameterGroup group) {
        String rule = group.rule() instanceof ParameterGroup.OwnRule own ? words(own.rule()) : "shared rule";
        return group.name() + ": " + rule + ", rate times " + group.rateFactor();
    }

    /** A record says all of itself; of a class of someone's own only the kind is known. */
    private static String words(Object value) {
        boolean speaks =
                value.getClass().isRecord() || value.getClass().getPackageName().startsWith("org.chainrule.");
        return speaks && !value.getClass().isHidden() ? value.toString() : "of one's own";
    }

    /**
     * Brings a training to where a checkpoint left it.
     *
     * @throws org.chainrule.core.io.FileException if the file cannot be read or does not fit, with every difference; nothing
     *     has changed then
     */
    static void restore(Path file, Checkpoints names, Training training) {
        var snapshot = Snapshot.read(file);
        var setting = training.setting;
        snapshot.requireSame(settings(training));
        var others = new LinkedHashMap<String, Matrix>();
        if (training.average != null) {
            others.put(AVERAGE, training.average.matrix());
        }
        if (training.best != null) {
            others.put(BEST, training.best.matrix());
        }
        Resumption.requireFit(snapshot, names, setting.objective.parameters(), training.optimizer, others);
        var records = Resumption.records(
                snapshot,
                measures(training),
                setting.validation != null,
                training.epoch.largestChange().isPresent());
        int position = Math.toIntExact(snapshot.countOf("position"));
        if (position >= training.epoch.order().length) {
            throw snapshot.damaged("the position in the data is " + position + " of " + training.epoch.order().length);
        }
        double[] sums = snapshot.takeNumbers(SUMS, training.epoch.sums().length);
        long iteration = snapshot.countOf("iteration");
        int within = Math.toIntExact(snapshot.countOf("iterations"));
        long drawn = snapshot.countOf("drawn");
        long averaged = training.average == null ? 0 : snapshot.countOf("averaged");
        double[] bestLoss = training.best == null ? new double[0] : snapshot.takeNumbers(BEST_LOSS, 1);

        Resumption.restore(snapshot, training.optimizer); // last of all that may still refuse
        Resumption.restore(snapshot, names, setting.objective.parameters());
        setting.objective.drawFrom(drawn);
        if (training.average != null) {
            training.average.restore(snapshot.take(AVERAGE), averaged);
        }
        if (training.best != null) {
            training.best.restore(snapshot.take(BEST), bestLoss[0]);
        }
        training.iteration = iteration;
        replay(training, records);
        if (position > 0) {
            training.epoch.begin(training.reordering);
            training.epoch.restore(position, within, sums);
            training.withinEpoch = true;
        }
    }

    /** Orders and stopping rules remember by themselves: they are shown again what they have seen. */
    private static void replay(Training training, List<EpochRecord> records) {
        for (EpochRecord record : records) {
            training.reordering.reorder(training.epoch.order());
            training.showRules(record);
        }
        training.records.addAll(records);
    }
}
