package org.chainrule.examples;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.chainrule.examples.words.FileTrouble;

/** Standard output that keeps the first failure to write, which a {@link PrintStream} swallows. */
final class KeptFailure extends FilterOutputStream {

    private Optional<IOException> first = Optional.empty();

    KeptFailure(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            first = Optional.of(first.orElse(e));
            throw e;
        }
    }

    /**
     * The exit code of a command that ended with this one: 2, and a sentence, if what it printed was lost. A reader that has
     * seen enough and closed the pipe has lost nothing.
     */
    int exitCode(int ended, PrintStream err) {
        boolean lost = first.map(e ->
                        !String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe"))
                .orElse(false);
        if (lost) {
            err.println("chainrule: standard output cannot be written (" + FileTrouble.reason(first.orElseThrow())
                    + "), so a part is missing; check that it goes where there is room");
        }
        return lost && ended == 0 ? 2 : ended;
    }
}
