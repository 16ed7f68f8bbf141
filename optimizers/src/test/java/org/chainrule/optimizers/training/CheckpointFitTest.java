package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elsewhere.Halving;
import elsewhere.Scaling;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.chainrule.core.Batch;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.io.FileException;
import org.chainrule.optimizers.CustomTransform;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.ParameterGroup;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which settings a checkpoint holds a training to, and in which words. */
class CheckpointFitTest {

    private static final Batch DATA = LinearFit.counted(4);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("checkpoint.safetensors");
    }

    private static Trainer trainer() {
        return Trainer.of(LinearFit.mean(0.5)).optimizer(new Sgd(), 0.01).batches(DATA, 2);
    }

    private void save(UnaryOperator<Trainer> with) {
        with.apply(trainer()).checkpointing(Checkpoints.to(file())).train(1);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusalOf(UnaryOperator<Trainer> with) {
        return assertThatThrownBy(() -> with.apply(trainer()).resuming(file()).train(2))
                .isInstanceOf(FileException.class);
    }

    private void goesOn(UnaryOperator<Trainer> with) {
        save(with);
        assertThat(with.apply(trainer()).resuming(file()).train(2).epochs()).hasSize(2);
    }

    @Test
    void whatIsKeptAndWatchedIsToldAsItWasAndAsItIs() {
        save(trainer -> trainer.validation(LinearFit.counted(3)));
        refusalOf(trainer -> trainer.keepingBest().stopping(new Tolerance(0)))
                .hasMessageContaining("keeping the best was no and is now yes")
                .hasMessageContaining("validation was 3 examples and is now none")
                .hasMessageContaining("watching changes was no and is now yes");
        save(trainer -> trainer.averaging(new ExponentialAveraging(0.5)));
        refusalOf(trainer -> trainer).hasMessageContaining("averaging was ExponentialAveraging[");
    }

    @Test
    void aGroupIsToldWithItsRule() {
        save(trainer -> trainer.group(ParameterGroup.of("weight").by(new Momentum())));
        refusalOf(trainer -> trainer.group(ParameterGroup.of("weight").at(0.5)))
                .hasMessageContaining("was [weight: Momentum[")
                .hasMessageContaining("rate times 1.0] and is now [weight: shared rule, rate times 0.5]");
    }

    @Test
    void aRecordOfSomeonesOwnIsHeldToItsParameters() {
        save(trainer -> trainer.transforming(new Scaling(0.5)));
        refusalOf(trainer -> trainer.transforming(new Scaling(0.25)))
                .hasMessageContaining("was [Scaling[factor=0.5]] and is now [Scaling[factor=0.25]]");
    }

    /** Their text has an address in it, which the next process does not give them again. */
    @Test
    void classesAndLambdasWithoutWordsAreTakenForTheSame() {
        goesOn(trainer -> trainer.transforming(new Halving()));
        goesOn(trainer -> {
            double factor = 0.5;
            CustomTransform halving = (k, step, all, each) -> k.addScaled(0, all, factor, all);
            return trainer.transforming(halving);
        });
        refusalOf(trainer -> trainer).hasMessageContaining("gradient transforms was [of one's own] and is now []");
    }

    @Test
    void whatIsFrozenMustBeTheSame() {
        Parameters parameters = Parameters.builder()
                .add("a", Shape.of(1, 2))
                .add("b", Shape.SCALAR)
                .build(Precision.FLOAT64);
        var optimizer = Optimizer.of(parameters, new Sgd(), 0.1);
        var names = Checkpoints.to(file());
        parameters.freeze("b");
        var snapshot = Snapshot.empty(file());
        Resumption.save(snapshot, names, parameters);
        snapshot.write();
        Resumption.requireFit(Snapshot.read(file()), names, parameters, optimizer, Map.of());
        parameters.unfreeze("b");
        parameters.freeze("a");
        assertThatThrownBy(() -> Resumption.requireFit(Snapshot.read(file()), names, parameters, optimizer, Map.of()))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("frozen were [b] and are now [a]");
    }
}
