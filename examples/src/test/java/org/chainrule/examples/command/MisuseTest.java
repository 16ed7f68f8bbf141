package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command line that cannot be read gets one sentence: the command, what was found, what it needs, how to mend it. */
class MisuseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trian | found no command \"trian\"; the nearest is train; see chainrule --help",
                "fly | found no command \"fly\"; there are train, resume, predict,",
                "help trian | help: found no command \"trian\"; the nearest is train; choose one of train, resume,",
                "--sed 4 | found no option --sed; the nearest is --seed; see chainrule --help",
                "train --data a.csv --epoch 3 | train: found no option --epoch; the nearest is --epochs; see chainrule train",
                "train --data a.csv --wings | train: found no option --wings; see chainrule train --help for those there are",
                "train --epoch 3 | train: found no option --epoch; the nearest is --epochs; see chainrule train",
                "train --data a.csv --epochs x | train: --epochs: found \"x\"; needs a whole number, for example 10; see",
                "train --data a.csv --epochs 1.5 | train: --epochs: found \"1.5\"; needs a whole number, for example 10; see",
                "train --data a.csv --epochs 99999999999 | --epochs: found \"99999999999\"; needs a whole number of at most 2147",
                "train --data a.csv --rate 0,1 | train: --rate: found \"0,1\"; needs a number with a decimal point, for example",
                "train --data a.csv --dropout half | train: --dropout: found \"half\"; needs a number with a decimal point",
                "--seed x | --seed: found \"x\"; needs a whole number, for example 42; see chainrule --help",
                "--seed 99999999999999999999 | --seed: found \"99999999999999999999\"; needs a whole number of at most 9223372",
                "--threads two | --threads: found \"two\"; needs a whole number, for example 10; see chainrule --help",
                "--quiet=yes | --quiet: found \"yes\"; takes no value, so write it alone; see chainrule --help",
                "--seed 1 --seed 2 | found --seed twice; give it once; see chainrule --help",
                "verify --mutants --seeds 1,x | verify: --seeds: found \"x\"; needs a whole number, for example 42; see",
                "train | train: found no --data; write chainrule train --data PATH (Folder of the four MNIST files, or a CSV",
                "train --data | train: found --data without a value behind it; write --data PATH (Folder of the four MNIST",
                "train --data --epochs 3 | train: found --data without a value behind it; write --data PATH (Folder of the",
                "train iris.csv | train: found \"iris.csv\" but no --data; write chainrule train --data iris.csv (Folder of",
                "train --data a.csv b.csv | train: found \"b.csv\", which belongs to no option; leave it out, or write the",
                "predict | predict: found no --model and no --data; write chainrule predict --model FILE (Model that train",
                "predict --model | predict: found --model without a value behind it; write --model FILE (Model that train",
                "compare --data a.csv | compare: found no --optimizers; write chainrule compare --optimizers NAMES (Joined by",
                "--data a.csv train | train: found --data before the command, where it is not read; write chainrule train --data",
                "--data=a.csv --seed 3 train | train: found --data before the command, where it is not read; write chainrule",
                "compare --data a.csv --optimizers sgd, adam | compare: found \"adam\" behind \"sgd,\"; write a list without",
                "train --drop name, origin | train: found \"origin\" behind \"name,\"; write a list without spaces, as name,origin",
                "--seed | found --seed without a value behind it; write --seed N (Of all random choices",
                "lesson | lesson: found no LETTER; write chainrule lesson LETTER (A, B, C, D or E); see chainrule lesson --help",
                "lesson D E | lesson: found \"E\", which belongs to no option, after the one LETTER that it takes; leave it",
                "resume | resume: found no DIR|FILE; write chainrule resume DIR|FILE (The checkpoint, or the folder that it is",
                "lesson D --seed 3 | lesson: found --seed, which it does not take: a lesson says the same every time; leave",
                "lesson D -q | lesson: found --quiet, which it does not take: a lesson says the same every time; leave",
                "--seed=3 lesson D | lesson: found --seed, which it does not take: a lesson says the same every time; leave",
                "resume run --precision=float32 | resume: found --precision, which it does not take: it goes on with the",
                "kernels --data a.csv | kernels: found --data, which it does not take; leave --data out; see chainrule kernels"
            })
    void isSaidInOneSentence(String line, String sentence) {
        var run = CommandLineRun.of((Object[]) line.split(" "));
        assertThat(run.code()).as(run.err() + run.out()).isEqualTo(2);
        assertThat(run.err()).startsWith("chainrule: ").contains(sentence);
        assertThat(run.err().lines()).as("one sentence, no stack trace").hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void helpOfACommandIsShownEitherWay() {
        var help = CommandLineRun.of("help", "train");
        assertThat(help.code()).isZero();
        assertThat(help).isEqualTo(CommandLineRun.of("train", "--help"));
        assertThat(CommandLineRun.of("help")).isEqualTo(CommandLineRun.of("--help"));
    }

    @Test
    void helpShowsTheOptionsThatACommandUsesAndNoOthers() {
        assertThat(CommandLineRun.of("lesson", "--help").out())
                .contains("--no-color", "--help")
                .doesNotContain("--seed");
        assertThat(CommandLineRun.of("predict", "--help").out())
                .contains("--kernels", "--threads")
                .doesNotContain("--seed", "--precision", "--out", "--quiet");
        assertThat(CommandLineRun.of("train", "--help").out())
                .contains(List.of("--seed", "--kernels", "--threads", "--precision", "--out", "--quiet"));
    }

    @Test
    void helpIsShownWhateverStandsBeforeTheCommand() {
        assertThat(CommandLineRun.of("--seed", 3, "lesson", "--help").code()).isZero();
    }

    /** From the classes here, from the jar in ImageIT. */
    @Test
    void theVersionIsThatOfTheBuild() {
        var run = CommandLineRun.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("chainrule \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
        assertThat(CommandLineRun.of("-V")).isEqualTo(run);
    }
}
