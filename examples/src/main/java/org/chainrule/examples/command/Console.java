package org.chainrule.examples.command;

import java.io.PrintStream;
import org.chainrule.core.Figures;
import org.chainrule.optimizers.training.ProgressLine;
import org.chainrule.optimizers.training.Terminal;

/**
 * Where a command prints.
 *
 * @param out results and progress
 * @param err refusals
 * @param terminal whether a live progress line may be drawn
 * @param ink whether words may be coloured
 * @param voice how much is said
 */
public record Console(PrintStream out, PrintStream err, Terminal terminal, Ink ink, Voice voice) {

    /** Colours or none. */
    public enum Ink {
        /** ANSI colours. */
        COLOURED,
        /** Plain text. */
        PLAIN
    }

    /** How much is said. */
    public enum Voice {
        /** Everything. */
        FULL,
        /** Results only. */
        RESULTS
    }

    private static final int WIDTH = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    /** A line of explanation or progress. */
    void say(String line) {
        if (voice == Voice.FULL) {
            out.println(overwriting(line));
        }
    }

    /** A line that is always printed: what came out, and where it went. */
    void result(String line) {
        out.println(overwriting(line));
    }

    /** A time for people, as {@code 31.2 s}. */
    static String seconds(long nanos) {
        return Figures.fixed(nanos / NANOS_PER_SECOND, 1) + " s";
    }

    /** A refusal, in one sentence. */
    void refuse(String sentence) {
        err.println("chainrule: " + sentence);
    }

    /** What the user should know although the work goes on; beside the results, which may go into a file. */
    void warn(String sentence) {
        err.println("chainrule: " + sentence);
    }

    /** Green where there are colours. */
    String good(String text) {
        return painted(text, "32");
    }

    /** Red where there are colours. */
    String bad(String text) {
        return painted(text, "31");
    }

    /** Bold where there are colours. */
    String strong(String text) {
        return painted(text, "1");
    }

    /** The live line; it draws nothing where there is no terminal or only results are wanted. */
    ProgressLine progressLine() {
        return new ProgressLine(out, voice == Voice.FULL ? terminal : Terminal.ABSENT);
    }

    Console with(Ink newInk, Voice newVoice) {
        return new Console(out, err, terminal, newInk, newVoice);
    }

    /** On a terminal the live line may still stand there: begin at its start and cover it with spaces. */
    private String overwriting(String line) {
        return terminal == Terminal.PRESENT ? '\r' + line + " ".repeat(Math.max(0, WIDTH - line.length())) : line;
    }

    private String painted(String text, String code) {
        return ink == Ink.COLOURED ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
