package org.chainrule.verification.peer.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.chainrule.core.Precision;
import org.chainrule.verification.speed.Windows;
import org.chainrule.verification.speed.Workload;

/**
 * One contestant in a process of its own, so that its threads are in nobody's way. It does what it reads, a command per line:
 * {@code losses n} (prints the losses of n steps), {@code warm seconds}, {@code window} (prints steps per second).
 */
public final class Worker {

    /** Begins the lines that are answers; libraries print what they like. */
    static final String ANSWER = "answer: ";

    private static final double WINDOW_SECONDS = 0.1;

    private Worker() {}

    /** Takes contestant, workload, precision and threads. */
    public static void main(String[] arguments) throws IOException {
        var workload = Workload.valueOf(arguments[1]);
        var precision = Precision.valueOf(arguments[2]);
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var subject = Contestant.valueOf(arguments[0]).on(workload, precision, Integer.parseInt(arguments[3]))) {
            var windows = new Windows(subject, WINDOW_SECONDS);
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ");
                String answer = switch (words[0]) {
                    case "losses" -> {
                        var losses = new StringBuilder();
                        for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                            losses.append(subject.stepWithLoss()).append(' ');
                        }
                        yield losses.toString();
                    }
                    case "warm" -> {
                        windows.warmUp(Double.parseDouble(words[1]));
                        yield "warm";
                    }
                    case "window" -> String.valueOf(windows.measure());
                    default ->
                        throw new IllegalArgumentException(
                                "worker: found the command \"" + line + "\"; knows losses, warm and window");
                };
                System.out.println(ANSWER + answer);
            }
        }
    }
}
