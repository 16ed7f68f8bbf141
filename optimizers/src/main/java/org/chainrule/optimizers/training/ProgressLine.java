package org.chainrule.optimizers.training;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.chainrule.core.Figures;

/**
 * One line that shows how far a training is, rewritten in place; nothing at all where there is no terminal.
 *
 * <p>It is the only place that shows rates and remaining time, because it is the only one whose output is never compared.
 * It uses a carriage return and spaces, no colours. It is rewritten at most ten times a second.
 */
public final class ProgressLine implements TrainingListener {

    private static final long NANOS_BETWEEN = 100_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private int epochs;
    private int perEpoch;
    private long started;
    private long written;
    private long before;
    private int width;

    /** Writes to {@code out} if {@code terminal} is there. */
    public ProgressLine(PrintStream out, Terminal terminal) {
        this(out, terminal, System::nanoTime);
    }

    ProgressLine(PrintStream out, Terminal terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** Writes to the standard output if that is a terminal. */
    public static ProgressLine standard() {
        return new ProgressLine(System.out, Terminal.detect());
    }

    @Override
    public void onStart(int newEpochs, int iterationsPerEpoch) {
        epochs = newEpochs;
        perEpoch = iterationsPerEpoch;
        started = nanoTime.getAsLong();
        written = started;
        before = -1;
        width = 0;
    }

    @Override
    public void onIteration(long iteration, double loss) {
        if (terminal == Terminal.ABSENT) {
            return;
        }
        if (before < 0) {
            before = iteration - 1; // a training that goes on from a checkpoint has made some already
        }
        long now = nanoTime.getAsLong();
        if (now - written >= NANOS_BETWEEN) {
            written = now;
            rewrite(line(iteration, loss, (now - started) / NANOS_PER_SECOND));
        }
    }

    private String line(long iteration, double loss, double seconds) {
        long epoch = (iteration - 1) / perEpoch + 1;
        long within = (iteration - 1) % perEpoch + 1;
        double rate = (iteration - before) / seconds;
        double left = ((long) epochs * perEpoch - iteration) / rate;
        return "epoch " + epoch + "/" + epochs + "  iteration " + within + "/" + perEpoch + "  loss "
                + Figures.significant(loss, 4) + "  " + Figures.significant(rate, 3) + " iterations/s  " + clock(left)
                + " left";
    }

    private static String clock(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole / 60 + ":" + (whole % 60 < 10 ? "0" : "") + whole % 60;
    }

    @Override
    public void onStop(History history) {
        if (terminal == Terminal.PRESENT && width > 0) {
            rewrite("");
            out.print('\r');
            out.flush();
        }
    }

    /** Spaces cover what is left of a longer line. */
    private void rewrite(String text) {
        out.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
        out.flush();
        width = text.length();
    }
}
