package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad input gets one sentence with what, where, expected, found, remedy; exit 2; nothing written. */
class BadInputTest {

    @TempDir
    Path folder;

    /**
     * A case.
     *
     * @param name what is wrong
     * @param line the command line; {@code @moons} and the like stand for files
     * @param words that the sentence must hold: what was found, what was expected, how to mend it
     */
    record Case(String name, String line, String... words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("unknown file", "train --data nowhere.csv", "nowhere.csv", "is not there", "give"),
                new Case(
                        "folder of a table",
                        "check --data @tables",
                        "--data: ",
                        "none of the four MNIST files but iris.csv",
                        "give --data ",
                        "tables/iris.csv"),
                new Case("folder without files", "train --data @empty", "train-images-idx3-ubyte", "put the four"),
                new Case(
                        "truncated IDX",
                        "train --data @truncated",
                        "train-images-idx3-ubyte",
                        "ends at byte 971",
                        "976",
                        "truncated"),
                new Case("wrong magic", "train --data @magic", "train-images-idx3-ubyte", "2051", "1234"),
                new Case("label out of range", "train --data @label", "found label 77", "0 to 9"),
                new Case("ragged CSV", "train --data @ragged", "ragged.csv", "line 3", "2", "3"),
                new Case("NaN in the data", "train --data @nan", "nan.csv", "line 3", "NaN"),
                new Case("word among numbers", "train --data @word", "word.csv", "line 4", "oops"),
                new Case("empty file", "train --data @nothing", "nothing.csv"),
                new Case("shape mismatch, inputs", "train --data @moons --arch 5-8-2", "5-8-2", "2 inputs", "2-8-2"),
                new Case("shape mismatch, outputs", "train --data @moons --arch 2-8-7", "2 classes", "2-8-2"),
                new Case("learning rate 0", "train --data @moons --rate 0", "--rate", "found 0", "above 0"),
                new Case("negative rate", "train --data @moons --rate -0.1", "--rate", "-0.1", "above 0"),
                new Case("rate NaN", "train --data @moons --rate NaN", "--rate", "NaN", "finite"),
                new Case("batch too large", "train --data @moons --batch 999", "999", "70", "at most"),
                new Case("batch 0", "train --data @moons --batch 0", "--batch", "found 0", "at least 1"),
                new Case("no epochs", "train --data @moons --epochs 0", "--epochs", "found 0"),
                new Case("empty split", "train --data @three", "part is empty", "3 examples", "at least 6"),
                new Case(
                        "header only",
                        "train --data @header",
                        "header.csv",
                        "single row",
                        "a header alone",
                        "one line"),
                new Case("one class", "train --data @oneclass", "the target \"k\" is up in every row", "--target"),
                new Case("same number", "check --data @constant", "the target \"y\" is 1.5 in every row", "--target"),
                new Case("empty path", "train --data @@", "--data: found \"\"", "needs the path of a file or folder"),
                new Case("empty column to drop", "train --data @moons --drop x,", "--drop", "\"\"", "x, y, side"),
                new Case(
                        "column of images", "train --data @digits --target y", "--target", "\"y\"", "folder of images"),
                new Case("binary file", "train --data @binary", "binary.csv", "not valid UTF-8"),
                new Case("too many folds", "train --data @moons --folds 101", "--folds", "found 101", "from 2 to 100"),
                new Case("too many threads", "--threads 1000000", "--threads", "found 1000000", "at most 1024"),
                new Case("negative epochs", "train --data @moons --epochs -3", "--epochs", "found -3", "at least 1"),
                new Case(
                        "rate of an optimizer",
                        "compare --data @moons --optimizers sgd:-1",
                        "--optimizers",
                        "sgd:-1",
                        "above 0"),
                new Case("empty text", "verify --only @@", "--only", "empty text", "leave --only out"),
                new Case("name and table", "catalogue relu --lost-digits", "relu", "--lost-digits", "one of them"),
                new Case("seed and seeds", "verify --mutants --seeds 1 --seed 2", "--seeds", "--seed 2", "one of them"),
                new Case("seed of a list", "break --list --seed 2", "--seed 2", "--list", "leave --seed out"),
                new Case("model that is none", "predict --model @moons --data @moons", "moons.csv", "no safetensors"),
                new Case("folder as model", "predict --model @empty --data @moons", "cannot be read (it is a folder)"),
                new Case("unknown activation", "train --data @moons --activation rely", "rely", "relu"),
                new Case("unknown optimizer", "train --data @moons --optimizer adma", "adma", "adam"),
                new Case("unknown loss", "train --data @moons --loss hing", "hing", "squared-error"),
                new Case("unknown schedule", "train --data @moons --schedule up", "up", "falling"),
                new Case(
                        "loss of another kind",
                        "train --data @plane --loss softmax-cross-entropy",
                        "1 number",
                        "leave"),
                new Case("sizes unreadable", "train --data @moons --arch 2-x-2", "\"x\"", "place 2", "784-128-10"),
                new Case("size 0", "train --data @moons --arch 2-0-2", "\"0\"", "place 2", "from 1"),
                new Case("one size", "train --data @moons --arch 2", "found 1 size", "4-16-3"),
                new Case("unknown target", "train --data @moons --target z", "\"z\"", "x, y, side"),
                new Case("unknown column to drop", "train --data @moons --drop q", "\"q\"", "x, y, side"),
                new Case("no inputs left", "train --data @moons --drop x,y", "moons.csv"),
                new Case("unwritable output", "--out @moons", "moons.csv", "a file is in the way", "name a folder"),
                new Case("unwritable output of train", "train --data @moons --out @moons", "cannot be written"),
                new Case("unknown kernels", "--kernels gpu", "gpu", "java"),
                new Case("no threads", "--threads 0", "--threads", "found 0", "at least 1"),
                new Case("unknown precision", "--precision float16", "float16", "float64"),
                new Case("float32 check", "check --data @moons --precision float32", "float32", "float64"),
                new Case("check without directions", "check --data @moons --directions 0", "found 0", "at least 1"),
                new Case("check batch too large", "check --data @moons --batch 400", "400", "70"),
                new Case("seed no number", "--seed x", "--seed", "x", "chainrule --help"),
                new Case("unknown option", "train --data @moons --wings", "--wings", "chainrule train --help"),
                new Case("data missing", "train", "--data", "chainrule train --help"),
                new Case("unknown command", "fly", "fly", "chainrule --help"),
                new Case("unknown lesson", "lesson F", "\"F\"", "A, B, C, D or E"),
                new Case(
                        "unknown specimen",
                        "verify --only gelou",
                        "--only",
                        "gelou",
                        "update rule",
                        "chainrule catalogue"),
                new Case("no alarms", "verify --alarms 0", "--alarms", "found 0", "at least 1"),
                new Case("two runs", "verify --alarms 10 --mutants", "--mutants", "--alarms", "one of them"),
                new Case("seeds without mutants", "verify --seeds 1,2", "--seeds", "[1, 2]", "add --mutants"),
                new Case("seeds no numbers", "verify --mutants --seeds 1,x", "--seeds", "x", "chainrule verify --help"),
                new Case("only with alarms", "verify --alarms 10 --only relu", "--only", "relu", "leave --only out"),
                new Case(
                        "no folder for the result",
                        "verify --json nowhere/v.json",
                        "--json",
                        "nowhere",
                        "does not exist",
                        "create"),
                new Case(
                        "a folder as the result",
                        "verify --markdown @empty",
                        "--markdown",
                        "is a folder",
                        "a file in it"),
                new Case("unknown bug", "break transpose-mising", "transpose-mising", "transpose-missing", "--list"),
                new Case("no bug", "break", "no name", "--list"),
                new Case("bug and list", "break forgotten --list", "one of them"),
                new Case("lesson missing", "lesson", "LETTER", "chainrule lesson --help"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void getsOneSentenceAndExitCode2(Case one) throws IOException {
        var words = new ArrayList<Object>();
        for (String word : one.line().split(" ")) {
            words.add(word.equals("@@") ? "" : word.startsWith("@") ? file(word.substring(1)) : word);
        }
        boolean writes =
                one.line().matches("(?!.*--(out|folds)).*") && one.line().matches("train .*|--.*");
        if (writes) {
            words.add("--out");
            words.add(folder.resolve("out"));
        }
        var run = CommandLineRun.of(words.toArray());
        assertThat(run.code()).as(run.err() + run.out()).isEqualTo(2);
        assertThat(run.err()).startsWith("chainrule: ").endsWith("\n").contains(one.words());
        assertThat(run.err().lines()).as("one sentence, no stack trace").hasSize(1);
        assertThat(run.err()).doesNotContain("Exception: ").doesNotContain("null");
        assertThat(leftovers()).as("nothing written").isEmpty();
    }

    @Test
    void aGoodLineIsNoCase() {
        var run = CommandLineRun.of(
                "train", "--data", file("moons"), "--epochs", 1, "--out", folder.resolve("out"), "--kernels", "java");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
    }

    private List<Path> leftovers() throws IOException {
        var out = folder.resolve("out");
        if (!Files.exists(out)) {
            return List.of();
        }
        try (var files = Files.list(out)) {
            return files.toList();
        }
    }

    private Path file(String name) {
        return switch (name) {
            case "moons" -> SampleFiles.moons(folder, 100);
            case "plane" -> SampleFiles.plane(folder, 100);
            case "empty" -> folder;
            case "tables" -> SampleFiles.folderOf(folder.resolve(name), "iris.csv");
            case "truncated" -> SampleFiles.digits(folder.resolve(name), 2051, 0, 5);
            case "magic" -> SampleFiles.digits(folder.resolve(name), 1234, 0, 0);
            case "label" -> SampleFiles.digits(folder.resolve(name), 2051, 77, 0);
            case "ragged" -> SampleFiles.text(folder, "ragged.csv", "a,b,c\n1,2,3\n4,5\n6,7,8\n");
            case "nan" -> SampleFiles.text(folder, "nan.csv", "a,b,y\n1,2,3.5\nNaN,5,6\n7,8,9\n");
            case "word" -> SampleFiles.text(folder, "word.csv", "a,b,y\n1,2,3.5\n4,5,6\n7,oops,9\n8,9,10\n");
            case "nothing" -> SampleFiles.text(folder, "nothing.csv", "");
            case "digits" -> SampleFiles.digits(folder.resolve(name), 2051, 0, 0);
            case "header" -> SampleFiles.text(folder, "header.csv", "a,b,y\n");
            case "oneclass" -> SampleFiles.text(folder, "oneclass.csv", "a,b,k\n" + "1,2,up\n".repeat(20));
            case "constant" -> SampleFiles.text(folder, "constant.csv", "a,b,y\n" + "1,2,1.5\n2,3,1.5\n".repeat(9));
            case "binary" -> SampleFiles.bytes(folder, "binary.csv", new byte[] {'a', ',', (byte) 0xff, (byte) 0xfe});
            case "three" -> SampleFiles.text(folder, "three.csv", "a,b,y\n1,2,3.5\n4,5,6.5\n7,8,9.5\n");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
