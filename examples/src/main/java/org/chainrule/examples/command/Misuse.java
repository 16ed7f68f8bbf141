package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chainrule.examples.words.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/** What is wrong with a command line that cannot be read: the command, what was found, what it needs, how to mend it. */
final class Misuse {

    private Misuse() {}

    /**
     * One sentence.
     *
     * @param refused what the reader of command lines says
     * @param given all words of the command line
     */
    static String sentence(ParameterException refused, String... given) {
        var spec = refused.getCommandLine().getCommandSpec();
        var unknown = refused.getCommandLine().getUnmatchedArguments();
        var option = unknown.stream().filter(Misuse::looksLikeOption).findFirst();
        if (option.isPresent()) {
            return unknownOption(spec, option.get());
        }
        var spaced = unknown.stream()
                .filter(word -> isBehindComma(word, List.of(given)))
                .findFirst();
        if (spaced.isPresent()) {
            return brokenList(spec, spaced.get(), List.of(given));
        }
        if (refused instanceof MissingParameterException missing) {
            return missing(spec, missing.getMissing(), unknown, List.of(given));
        }
        if (!unknown.isEmpty()) {
            return unknownWord(spec, unknown.get(0));
        }
        if (refused instanceof OverwrittenOptionException twice) {
            return operation(spec) + "found " + name(twice.getOverwritten()) + " twice; give it once" + seeHelp(spec);
        }
        var wrong = Optional.ofNullable(refused.getArgSpec());
        if (wrong.isPresent() && refused.getValue() != null) {
            return operation(spec) + name(wrong.get()) + ": found \"" + refused.getValue() + "\"; "
                    + Needed.by(wrong.get(), refused.getValue()) + seeHelp(spec);
        }
        return operation(spec)
                + String.valueOf(refused.getMessage()).lines().findFirst().orElse("cannot be read")
                + seeHelp(spec);
    }

    /** An option that other commands have and this one does not. */
    static String notTaken(CommandSpec spec, String option) {
        String why = spec.userObject() instanceof Declining declining
                ? declining.whyNot(option).map(reason -> ": " + reason).orElse("")
                : "";
        return operation(spec) + "found " + option + ", which it does not take" + why + "; leave " + option + " out"
                + seeHelp(spec);
    }

    private static String unknownOption(CommandSpec spec, String word) {
        int sign = word.indexOf('=');
        String option = sign < 0 ? word : word.substring(0, sign);
        for (CommandLine other : spec.root().commandLine().getSubcommands().values()) {
            var known = Optional.ofNullable(other.getCommandSpec().findOption(option))
                    .or(() -> Optional.ofNullable(spec.root().findOption(option)));
            if (known.isPresent()) {
                return notTaken(spec, known.get().longestName());
            }
        }
        return operation(spec) + "found no option " + option
                + Nearest.slipOf(option, names(spec.options()))
                        .map(near -> "; the nearest is " + near)
                        .orElse("")
                + seeHelp(spec) + " for those there are";
    }

    private static List<String> names(List<OptionSpec> options) {
        return options.stream().flatMap(option -> Arrays.stream(option.names())).toList();
    }

    private static String unknownWord(CommandSpec spec, String word) {
        if (spec.parent() == null) {
            return "found no command \"" + word + "\""
                    + Nearest.slipOf(word, spec.subcommands().keySet())
                            .map(near -> "; the nearest is " + near)
                            .orElse("; there are "
                                    + String.join(", ", spec.subcommands().keySet()))
                    + seeHelp(spec);
        }
        var operands = spec.positionalParameters();
        return operation(spec) + "found \"" + word + "\", which belongs to no option"
                + (operands.isEmpty()
                        ? ""
                        : ", after the one " + operands.get(0).paramLabel() + " that it takes")
                + "; leave it out, or write the option before it" + seeHelp(spec);
    }

    private static String missing(CommandSpec spec, List<ArgSpec> missing, List<String> unknown, List<String> given) {
        var bare = missing.stream()
                .filter(OptionSpec.class::isInstance)
                .map(OptionSpec.class::cast)
                .filter(option -> isGiven(option, given))
                .findFirst();
        if (bare.isPresent() && isBefore(bare.get(), spec, given)) {
            return operation(spec) + "found " + bare.get().longestName() + " before the command, where it is not read;"
                    + " write " + spec.qualifiedName() + " "
                    + written(bare.get(), bare.get().paramLabel())
                    + seeHelp(spec);
        }
        if (bare.isPresent()) {
            return operation(spec) + "found " + bare.get().longestName() + " without a value behind it; write "
                    + written(bare.get(), bare.get().paramLabel()) + seeHelp(spec);
        }
        var needed = new ArrayList<String>();
        boolean loose = missing.size() == 1 && unknown.size() == 1;
        for (ArgSpec one : missing) {
            needed.add(written(one, loose ? unknown.get(0) : one.paramLabel()));
        }
        return operation(spec)
                + (loose ? "found \"" + unknown.get(0) + "\" but no " : "found no ")
                + missing.stream().map(Misuse::name).collect(Collectors.joining(" and no "))
                + "; write " + spec.qualifiedName() + " " + String.join(" ", needed) + seeHelp(spec);
    }

    private static boolean isGiven(OptionSpec option, List<String> given) {
        return Arrays.stream(option.names())
                .anyMatch(name -> given.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "=")));
    }

    private static boolean isBefore(OptionSpec option, CommandSpec command, List<String> given) {
        return isGiven(option, given.subList(0, Math.max(0, given.indexOf(command.name()))));
    }

    private static boolean isBehindComma(String word, List<String> given) {
        int place = given.indexOf(word);
        return place > 0 && given.get(place - 1).endsWith(",");
    }

    private static String brokenList(CommandSpec spec, String word, List<String> given) {
        String before = given.get(given.indexOf(word) - 1);
        return operation(spec) + "found \"" + word + "\" behind \"" + before + "\"; write a list without spaces, as "
                + before + word + seeHelp(spec);
    }

    /** For example {@code --data PATH (folder of the four MNIST files, or a CSV file)}. */
    private static String written(ArgSpec one, String value) {
        String said = one.description().length == 0 ? "" : one.description()[0].replaceFirst("\\. Default.*|\\.$", "");
        return (one instanceof OptionSpec option ? option.longestName() + " " : "")
                + value
                + (said.isEmpty() ? "" : " (" + said + ")");
    }

    private static String name(ArgSpec one) {
        return one instanceof OptionSpec option ? option.longestName() : one.paramLabel();
    }

    private static boolean looksLikeOption(String word) {
        return word.matches("-[^\\d.].*");
    }

    private static String operation(CommandSpec spec) {
        return spec.parent() == null ? "" : spec.name() + ": ";
    }

    private static String seeHelp(CommandSpec spec) {
        return "; see " + spec.qualifiedName() + " --help";
    }
}
