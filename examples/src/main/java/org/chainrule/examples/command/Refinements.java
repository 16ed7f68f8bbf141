package org.chainrule.examples.command;

import java.util.Optional;
import org.chainrule.core.Figures;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.ClipByGlobalNorm;
import org.chainrule.optimizers.L2Penalty;
import org.chainrule.optimizers.ParameterGroup;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.training.Averaging;
import org.chainrule.optimizers.training.ExponentialAveraging;
import org.chainrule.optimizers.training.Patience;
import org.chainrule.optimizers.training.StochasticWeightAveraging;
import org.chainrule.optimizers.training.Trainer;

/**
 * What may be added to a plain training.
 *
 * @param dropout probability with which a hidden unit is left out while training, 0 for none
 * @param decay strength of weight decay, 0 for none
 * @param clip largest norm of the gradient
 * @param accumulate batches per update
 * @param average mean of θ that becomes the model: {@code ema} or {@code swa}
 * @param patience epochs without improvement that end the training
 */
record Refinements(
        double dropout,
        double decay,
        Optional<Double> clip,
        int accumulate,
        Optional<String> average,
        Optional<Integer> patience) {

    /** Nothing is added. */
    static final Refinements NONE = new Refinements(0, 0, Optional.empty(), 1, Optional.empty(), Optional.empty());

    /** About the last thousand updates count, a few epochs of a large set. */
    private static final double AVERAGE_DECAY = 0.999;

    Refinements {
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("--dropout: found " + Figures.shortest(dropout)
                    + "; it must be at least 0 and below 1, for example 0.2");
        }
        if (!(decay >= 0) || Double.isInfinite(decay)) {
            throw new IllegalArgumentException("--decay: found " + Figures.shortest(decay)
                    + "; it must be a finite number of at least 0, for example 0.0001");
        }
        if (clip.isPresent() && (!(clip.get() > 0) || Double.isInfinite(clip.get()))) {
            throw new IllegalArgumentException("--clip: found " + Figures.shortest(clip.get())
                    + "; the largest norm must be a finite number above 0, for example 1");
        }
        if (accumulate < 1) {
            throw new IllegalArgumentException(
                    "--accumulate: found " + accumulate + "; give at least 1 batch per update");
        }
        if (average.isPresent() && !average.get().matches("ema|swa")) {
            throw new IllegalArgumentException("--average: found \"" + average.get() + "\"; choose ema or swa");
        }
        if (patience.isPresent() && patience.get() < 1) {
            throw new IllegalArgumentException("--patience: found " + patience.get() + "; give at least 1 epoch");
        }
    }

    /** Tells the trainer. Decay is decoupled (AdamW) for Adam, a penalty on the gradient for the rest; biases have none. */
    void apply(Trainer trainer, UpdateRule plain, int epochs) {
        trainer.accumulating(accumulate);
        clip.ifPresent(norm -> trainer.transforming(new ClipByGlobalNorm(norm)));
        average.ifPresent(name -> trainer.averaging(averaging(name, epochs)));
        patience.ifPresent(many -> trainer.stopping(new Patience(many)).keepingBest());
        if (decay > 0) {
            trainer.group(ParameterGroup.biases().by(plain));
        }
    }

    /** The rule of the weights. */
    UpdateRule rule(UpdateRule plain) {
        if (decay == 0) {
            return plain;
        }
        return plain instanceof Adam adam ? new AdamW(adam, decay) : new L2Penalty(plain, decay);
    }

    /** The last quarter of the epochs is averaged, as Izmailov et al. 2018, §3.2, begin after 75 % of the budget. */
    private static Averaging averaging(String name, int epochs) {
        return name.equals("ema")
                ? new ExponentialAveraging(AVERAGE_DECAY)
                : new StochasticWeightAveraging(Math.max(1, epochs - epochs / 4));
    }

    /** Beginning with a comma, or empty. */
    @Override
    public String toString() {
        return (dropout > 0 ? ", dropout " + Figures.shortest(dropout) : "")
                + (decay > 0 ? ", decay " + Figures.shortest(decay) : "")
                + clip.map(norm -> ", norm clipped at " + Figures.shortest(norm))
                        .orElse("")
                + (accumulate > 1 ? ", " + accumulate + " batches per update" : "")
                + average.map(name -> ", averaged by " + name).orElse("")
                + patience.map(many -> ", patience " + many).orElse("");
    }
}
