package org.chainrule.verification.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints how long a new process takes to the end of its first training step, how fast it becomes, and how much memory it takes,
 * as a table in Markdown with a line per JDK: the compiler decides anew in every process, so the slowest counts. Arguments:
 * processes per line, workload, precision, kernels, threads, seconds of warm-up, homes of JDKs with commas between (that of
 * this process): {@code 10 W3 FLOAT32 auto 1 2 /usr/lib/jvm/a,/usr/lib/jvm/b}.
 */
public final class MeasureStart {

    /** What one process said. */
    private record Outcome(double entered, double firstStep, double stepsPerSecond, double megabytes) {}

    private MeasureStart() {}

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException {
        int runs = Integer.parseInt(arguments[0]);
        var task = Arrays.asList(arguments).subList(1, 6);
        var homes = arguments.length > 6 ? List.of(arguments[6].split(",")) : List.of(System.getProperty("java.home"));
        System.out.println(
                "| JDK | s to main | s to the end of the first step: best, median, worst | MB at most: best, worst |"
                        + " steps/s: worst process, median, best |");
        System.out.println("|---|---|---|---|---|");
        for (String home : homes) {
            var outcomes = new ArrayList<Outcome>();
            for (int i = 0; i < runs; i++) {
                outcomes.add(start(home, task));
            }
            print(home, outcomes);
        }
    }

    private static Outcome start(String home, List<String> task) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(home, "bin", "java").toString());
        command.addAll(List.of("--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path")));
        command.add(FirstStep.class.getName());
        command.addAll(task);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        var started = Instant.now();
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String[] words = said.strip().split(" ");
        if (words.length < 4) {
            throw new IOException("start: the process ended with \"" + said + "\"; run " + String.join(" ", command));
        }
        return new Outcome(
                seconds(started, words[0]),
                seconds(started, words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]) / 1024);
    }

    private static double seconds(Instant from, String to) {
        return Duration.between(from, Instant.parse(to)).toNanos() * 1e-9;
    }

    private static void print(String home, List<Outcome> outcomes) {
        double[] entered =
                outcomes.stream().mapToDouble(Outcome::entered).sorted().toArray();
        double[] first =
                outcomes.stream().mapToDouble(Outcome::firstStep).sorted().toArray();
        double[] speed =
                outcomes.stream().mapToDouble(Outcome::stepsPerSecond).sorted().toArray();
        double[] memory =
                outcomes.stream().mapToDouble(Outcome::megabytes).sorted().toArray();
        int last = first.length - 1;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f, %.3f, %.3f | %.0f, %.0f | %.0f, %.0f, %.0f |%n",
                Path.of(home).getFileName(),
                entered[last / 2],
                first[0],
                first[last / 2],
                first[last],
                memory[0],
                memory[last],
                speed[0],
                speed[last / 2],
                speed[last]);
    }
}
