package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.chainrule.core.Batch;
import org.chainrule.core.io.FileException;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

/** One example x = 1, t = 0, η = ½: w is 1, ½, ¼, …, exactly. */
class LogTest {

    private static final Batch ONE = LinearFit.counted(1);

    private static Trainer trainer() {
        var fit = LinearFit.mean(1);
        return Trainer.of(fit)
                .optimizer(new Sgd(), 0.5)
                .batches(ONE, 1)
                .validation(ONE)
                .measuring("weight, \"w\"", batch -> fit.parameters().values().get(0));
    }

    @Test
    void jsonLinesSayWhatHappened() {
        var text = new StringWriter();
        trainer().listening(new JsonLog(text, 2)).train(2);
        assertThat(text).hasToString("""
                        {"event":"start","epochs":2,"iterations_per_epoch":1}
                        {"event":"epoch","epoch":1,"iterations":1,"rate":0.5,"training_loss":0.5,"validation_loss":0.125,"training weight, \\"w\\"":0.5,"validation weight, \\"w\\"":0.5}
                        {"event":"iteration","iteration":2,"loss":0.125}
                        {"event":"epoch","epoch":2,"iterations":1,"rate":0.5,"training_loss":0.125,"validation_loss":0.03125,"training weight, \\"w\\"":0.25,"validation weight, \\"w\\"":0.25}
                        {"event":"stop","reason":"EPOCHS","epochs":2,"sentence":"stopped after epoch 2: all epochs asked for were made"}
                        """);
    }

    @Test
    void numbersThatJsonDoesNotHaveAreStrings() {
        var text = new StringWriter();
        Trainer.of(LinearFit.mean(1))
                .optimizer(new Sgd(), 0.5)
                .batches(ONE, 1)
                .measuring("nothing", batch -> Double.NaN)
                .measuring("everything", batch -> Double.NEGATIVE_INFINITY)
                .stopping(new Tolerance(0))
                .listening(new JsonLog(text))
                .train(1);
        assertThat(text.toString())
                .contains("\"training nothing\":\"NaN\",\"training everything\":\"-Infinity\"")
                .contains("\"largest_change\":0.5")
                .doesNotContain("\"iteration\"")
                .doesNotContain("validation");
    }

    @Test
    void aTableHasOneRowPerEpoch() {
        var text = new StringWriter();
        trainer().listening(new CsvLog(text)).train(2);
        assertThat(text).hasToString("""
                        epoch,iterations,rate,training_loss,validation_loss,largest_change,"training weight, ""w""\","validation weight, ""w""\"
                        1,1,0.5,0.5,0.125,,0.5,0.5
                        2,1,0.5,0.125,0.03125,,0.25,0.25
                        """);
    }

    @Test
    void whatCannotBeWrittenIsToldAtOnce() {
        var full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> trainer().listening(new JsonLog(full)).train(1))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("disk full");
        assertThatThrownBy(() -> trainer().listening(new CsvLog(full)).train(1))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("disk full");
        assertThatThrownBy(() -> new JsonLog(full, -1)).hasMessageContaining("-1");
    }
}
