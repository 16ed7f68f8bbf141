package org.chainrule.examples.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.io.WholeFile;
import org.chainrule.examples.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds the library to its own checks, the checks to planted faults, and to gradients that are right. */
@Command(
        name = "verify",
        description = {
            "Checks every op, function, loss, model, backward loop, update rule and schedule of the library, one line "
                    + "each: the verdict, the largest discrepancy in units of its error bar, how many comparisons, how "
                    + "many undecided, the verdicts at kinks.",
            "",
            "With --mutants: plants every class of faults in everything it fits, and says which checks notice; every "
                    + "fault must be noticed. With --alarms: checks gradients that are right; none may be accused.",
            "",
            "Exit code 1 if anything does not pass, a fault survives, or there is a false alarm."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  chainrule verify --only gelu                       one function, a line for each of its forms",
            "  chainrule verify --json verify.json -q             everything, summaries only, and a file",
            "  chainrule verify --mutants --only \"update rule\"    the faults of one family",
            "  chainrule verify --alarms 10000 --seed 3           ten thousand right gradients"
        },
        usageHelpWidth = 100,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer>, Declining {

    private final ChainruleCommand top;

    @Option(names = "--only", paramLabel = "TEXT", description = "Specimens with this text in their name or family.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--mutants", description = "The kill matrix: every planted fault under the check of its specimen.")
    private boolean mutants;

    @Option(
            names = "--seeds",
            paramLabel = "N,N",
            split = ",",
            description = "For --mutants: what the checks are run from. Default: the one --seed.")
    private List<Long> seeds = List.of();

    @Option(names = "--alarms", paramLabel = "N", description = "The false-alarm meter: checks N right gradients.")
    private Optional<Integer> alarms = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the result for machines.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also writes the result as a page.")
    private Optional<Path> markdown = Optional.empty();

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    VerifyCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        refuseWhatDoesNotFit();
        json.ifPresent(file -> refuseUnlessWritable("--json", file));
        markdown.ifPresent(file -> refuseUnlessWritable("--markdown", file));
        var job = new VerifyJob(quiet.on(top.console()), seed.value());
        VerifyJob.Result result;
        if (alarms.isPresent()) {
            result = job.alarms(alarms.get());
        } else {
            var specimens = only.map(Verification::specimens).orElseGet(Verification::specimens);
            result = mutants
                    ? job.mutants(specimens, seeds.isEmpty() ? List.of(seed.value()) : seeds)
                    : job.specimens(specimens);
        }
        json.ifPresent(file -> WholeFile.write(file, result.json().get()));
        markdown.ifPresent(file -> WholeFile.write(file, result.markdown().get().getBytes(StandardCharsets.UTF_8)));
        return result.passed() ? 0 : 1;
    }

    private void refuseWhatDoesNotFit() {
        if (mutants && alarms.isPresent()) {
            throw new IllegalArgumentException(
                    "--mutants and --alarms: found both; they are two runs, so give one of them");
        }
        if (!seeds.isEmpty() && !mutants) {
            throw new IllegalArgumentException(
                    "--seeds: found " + seeds + " without --mutants; add --mutants, or give one seed with --seed");
        }
        if (!seeds.isEmpty() && seed.given().isPresent()) {
            throw new IllegalArgumentException(
                    "--seeds: found " + seeds + " and --seed " + seed.given().get() + "; give one of them");
        }
        if (only.isPresent() && alarms.isPresent()) {
            throw new IllegalArgumentException("--only: found \"" + only.get()
                    + "\" with --alarms, which has families of its own; leave --only out");
        }
        if (alarms.isPresent() && alarms.get() < 1) {
            throw new IllegalArgumentException("--alarms: found " + alarms.get() + "; give at least 1");
        }
    }

    @Override
    public Optional<String> whyNot(String option) {
        return switch (option) {
            case "--out" -> Optional.of("--json and --markdown name the files that are written");
            case "--kernels", "--threads" -> Optional.of("it runs every check with the kernels that it is about");
            case "--precision" -> Optional.of("every check has its own");
            default -> Optional.empty();
        };
    }

    /** Before the work begins: minutes of it should not end with a file that cannot be written. */
    private static void refuseUnlessWritable(String option, Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IllegalArgumentException(option + ": " + file + " is a folder; give the name of a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(option + ": the folder of " + file + " does not exist; create it first");
        }
    }
}
