package org.chainrule.verification.benchmark;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that JMH's arguments select and prints what they are as multiples: products of the naive loops,
 * functions of the exponential, update rules of a plain loop.
 */
public final class RunBenchmarks {

    private RunBenchmarks() {}

    /** Takes the arguments of JMH, for example {@code ProductBenchmark -p shape=64x784x128}. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        var given = new CommandLineOptions(arguments);
        var options = new OptionsBuilder().parent(given);
        if (!given.getParameter(FunctionBenchmark.FUNCTION).hasValue()) {
            options.param(FunctionBenchmark.FUNCTION, FunctionBenchmark.names().toArray(String[]::new));
        }
        if (!given.getParameter(RuleBenchmark.RULE).hasValue()) {
            options.param(RuleBenchmark.RULE, RuleBenchmark.names().toArray(String[]::new));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        System.out.print(new RatioTable(results));
        System.out.print(new FunctionTable(results));
        System.out.print(new RuleTable(results));
    }
}
