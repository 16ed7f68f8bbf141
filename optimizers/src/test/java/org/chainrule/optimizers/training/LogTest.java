package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.chainrule.core.Batch;
import org.chainrule.core.io.FileException;
import org.chainrule.core.metric.LayerStatistics;
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

    /** What a look finds, here whatever; its remarks need quoting. */
    private static LayerStatistics layer(String name, double mean) {
        return new LayerStatistics(name, 4, "relu", mean, 0.5, 2, 0.25, Double.NaN, 1, 0.75, List.of("a \"b\""));
    }

    @Test
    void layersAreLinesOfTheirOwnInJson() {
        var text = new StringWriter();
        trainer()
                .examining(() -> List.of(layer("hidden1", 0.125), layer("output", -1)))
                .listening(new JsonLog(text))
                .train(2);
        assertThat(text.toString().lines().filter(line -> line.contains("\"layer\"")))
                .hasSize(4)
                .startsWith(
                        "{\"event\":\"layer\",\"epoch\":1,\"layer\":\"hidden1\",\"activation\":\"relu\",\"units\":4,\"dead\":1,"
                                + "\"saturated\":0.75,\"output_mean\":0.125,\"output_deviation\":0.5,\"weight_norm\":2,"
                                + "\"gradient_norm\":0.25,\"signal\":\"NaN\",\"remarks\":[\"a \\\"b\\\"\"]}");
        assertThat(text.toString().lines().toList().get(3))
                .as("after the layers of the epoch")
                .startsWith("{\"event\":\"epoch\",\"epoch\":1,");
    }

    @Test
    void layersAreColumnsInATable() {
        var text = new StringWriter();
        trainer()
                .examining(() -> List.of(layer("output", -1)))
                .listening(new CsvLog(text))
                .train(2);
        var lines = text.toString().lines().toList();
        assertThat(lines.get(0))
                .endsWith(",output dead,output saturated,output output_mean,output output_deviation,"
                        + "output weight_norm,output gradient_norm,output signal");
        assertThat(lines.get(1)).endsWith(",0.5,0.5,1,0.75,-1,0.5,2,0.25,NaN");
        assertThat(lines).hasSize(3);
    }

    @Test
    void aTableThatGoesOnHasNoSecondHeader() {
        var text = new StringWriter();
        trainer().listening(CsvLog.continuing(text)).train(1);
        assertThat(text).hasToString("1,1,0.5,0.5,0.125,,0.5,0.5\n");
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
