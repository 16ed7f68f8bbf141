package org.chainrule.verification.peer.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.core.Precision;
import org.chainrule.verification.speed.Rates;
import org.chainrule.verification.speed.Workload;

/** A {@link Worker} seen from outside: one contestant, its losses, and its windows so far. */
final class Runner implements AutoCloseable {

    private final Contestant contestant;
    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;
    private final List<Double> windows = new ArrayList<>();

    Runner(Contestant contestant, Workload workload, Precision precision, int threads, Path folder) {
        this.contestant = contestant;
        try {
            var log = folder.resolve(contestant.name().toLowerCase(java.util.Locale.ROOT) + ".log");
            process = contestant
                    .process(workload, precision, threads, folder)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("speed: could not start " + contestant, e);
        }
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    Contestant contestant() {
        return contestant;
    }

    /** The losses of the first steps. */
    double[] losses(int steps) {
        return Stream.of(ask("losses " + steps).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    void warmUp(double seconds) {
        ask("warm " + seconds);
    }

    /** Measures one window. */
    void measure() {
        windows.add(Double.parseDouble(ask("window")));
    }

    /** Steps per second. */
    Rates rates() {
        return Rates.of(windows.stream().mapToDouble(Double::doubleValue));
    }

    private String ask(String command) {
        commands.println(command);
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(Worker.ANSWER)) {
                    return line.substring(Worker.ANSWER.length());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("speed: " + contestant + " cannot be heard", e);
        }
        throw new IllegalStateException("speed: " + contestant + " ended without an answer to \"" + command
                + "\"; what it said is in its log in the folder that was given");
    }

    @Override
    public void close() {
        commands.close();
        process.destroy();
    }
}
