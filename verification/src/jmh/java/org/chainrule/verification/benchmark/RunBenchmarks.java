package org.chainrule.verification.benchmark;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks that JMH's arguments select and prints what they are as multiples of the naive loops. */
public final class RunBenchmarks {

    private RunBenchmarks() {}

    /** Takes the arguments of JMH, for example {@code ProductBenchmark -p shape=64x784x128}. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        System.out.println(new RatioTable(new Runner(new CommandLineOptions(arguments)).run()));
    }
}
