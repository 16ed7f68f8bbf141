package org.chainrule.optimizers.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.io.SafeTensorsFile;
import org.chainrule.optimizers.Optimizer;

/** The parts of a {@link Snapshot}: how each is put in, checked and taken out. */
final class Resumption {

    private static final int FIXED_COLUMNS = 6;

    private Resumption() {}

    /** Parameters, as they are called in the file, and which are frozen. */
    static void save(Snapshot into, Checkpoints names, Parameters parameters) {
        parameters.all().forEach(p -> into.parameter(names.inFile(p.name()), p.name(), p.value()));
        into.text("frozen", String.join("\n", frozen(parameters)));
    }

    /** The optimizer's state and place. */
    static void save(Snapshot into, Optimizer optimizer) {
        optimizer.state().forEach((name, matrix) -> into.tensor(slot(name), matrix));
        into.numbers("optimizer.schedule", optimizer.scheduleMemory());
        into.count("steps", optimizer.steps());
        optimizer.seen().forEach((name, count) -> into.count("seen." + name, count));
    }

    private static String slot(String name) {
        return "optimizer." + name;
    }

    /**
     * Refuses parameters and state that are not those of this training, every difference at once; nothing is changed.
     *
     * @param others further matrices that are wanted
     */
    static void requireFit(
            Snapshot from, Checkpoints names, Parameters parameters, Optimizer optimizer, Map<String, Matrix> others) {
        var wanted = new LinkedHashMap<String, Matrix>(others);
        parameters.all().forEach(p -> wanted.put(names.inFile(p.name()), p.value()));
        optimizer.state().forEach((name, matrix) -> wanted.put(slot(name), matrix));
        var found = new SafeTensorsFile(from.tensors(), Map.of());
        var differences = new ArrayList<String>();
        for (String difference : found.differences(wanted)) {
            boolean own = difference.startsWith("\"training.") || difference.startsWith("\"optimizer.schedule\"");
            if (!own) {
                differences.add(difference);
            }
        }
        String frozen = String.join("\n", frozen(parameters));
        if (!frozen.equals(from.textOf("frozen"))) {
            differences.add("frozen were [" + from.textOf("frozen").replace("\n", ", ") + "] and are now ["
                    + frozen.replace("\n", ", ") + "]");
        }
        from.refuse(differences);
    }

    private static List<String> frozen(Parameters parameters) {
        return parameters.all().stream()
                .map(p -> p.name())
                .filter(parameters::isFrozen)
                .toList();
    }

    static void restore(Snapshot from, Checkpoints names, Parameters parameters) {
        parameters.all().forEach(p -> p.value().copyFrom(from.take(names.inFile(p.name()))));
    }

    static void restore(Snapshot from, Optimizer optimizer) {
        var seen = new LinkedHashMap<String, Long>();
        optimizer.seen().keySet().forEach(name -> seen.put(name, from.countOf("seen." + name)));
        double[] memory = optimizer.scheduleMemory();
        double[] saved = from.takeNumbers("optimizer.schedule", memory.length);
        optimizer.moveTo(from.countOf("steps"), seen);
        System.arraycopy(saved, 0, memory, 0, memory.length);
        optimizer.state().forEach((name, matrix) -> matrix.copyFrom(from.take(slot(name))));
    }

    /** The records so far: a row each, with NaN for what was not measured. */
    static void save(Snapshot into, List<EpochRecord> records, List<String> measures) {
        into.count("epochs", records.size());
        for (int k = 0; k < measures.size(); k++) {
            into.text("measure." + k, measures.get(k));
        }
        if (records.isEmpty()) {
            return;
        }
        var table = DoubleMatrix.zeros(records.size(), FIXED_COLUMNS + 2 * measures.size());
        for (int i = 0; i < records.size(); i++) {
            var record = records.get(i);
            table.set(i, 0, record.epoch());
            table.set(i, 1, record.iterations());
            table.set(i, 2, record.rate());
            table.set(i, 3, record.trainingLoss());
            table.set(i, 4, record.validationLoss().orElse(Double.NaN));
            table.set(i, 5, record.largestChange().orElse(Double.NaN));
            for (int k = 0; k < measures.size(); k++) {
                String name = measures.get(k);
                table.set(i, FIXED_COLUMNS + 2 * k, record.trainingMeasures().getOrDefault(name, Double.NaN));
                table.set(
                        i,
                        FIXED_COLUMNS + 2 * k + 1,
                        record.validationMeasures().getOrDefault(name, Double.NaN));
            }
        }
        into.tensor("training.history", table);
    }

    /**
     * The records of a snapshot.
     *
     * @param validated whether there are figures of validation data in them
     * @param changes whether there are largest changes in them
     */
    static List<EpochRecord> records(Snapshot from, List<String> measures, boolean validated, boolean changes) {
        int epochs = Math.toIntExact(from.countOf("epochs"));
        if (epochs == 0) {
            return List.of();
        }
        var table = from.take("training.history");
        if (table.rows() != epochs || table.columns() != FIXED_COLUMNS + 2 * measures.size()) {
            throw from.damaged(
                    "the history is " + table.shape() + " for " + epochs + " epochs and the measures " + measures);
        }
        var records = new ArrayList<EpochRecord>();
        for (int i = 0; i < epochs; i++) {
            var training = new LinkedHashMap<String, Double>();
            var validation = new LinkedHashMap<String, Double>();
            for (int k = 0; k < measures.size(); k++) {
                training.put(measures.get(k), table.get(i, FIXED_COLUMNS + 2 * k));
                if (validated) {
                    validation.put(measures.get(k), table.get(i, FIXED_COLUMNS + 2 * k + 1));
                }
            }
            records.add(new EpochRecord(
                    (int) table.get(i, 0),
                    (int) table.get(i, 1),
                    table.get(i, 2),
                    table.get(i, 3),
                    validated ? OptionalDouble.of(table.get(i, 4)) : OptionalDouble.empty(),
                    changes ? OptionalDouble.of(table.get(i, 5)) : OptionalDouble.empty(),
                    training,
                    validation));
        }
        return records;
    }
}
