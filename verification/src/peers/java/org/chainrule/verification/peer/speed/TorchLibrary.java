package org.chainrule.verification.peer.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PyTorch's own build for Linux, which lies in an artifact of DJL, unpacked to where a linker finds it. */
final class TorchLibrary {

    private static final String FOLDER = "pytorch/cpu/linux-x86_64/";

    private static final List<String> FILES =
            List.of("libc10.so", "libgomp-98b21ff3.so.1", "libtorch.so", "libtorch_cpu.so");

    private TorchLibrary() {}

    /** Unpacks what is not there yet (450 MB) and returns the folder. */
    static Path unpacked(Path under) {
        try {
            Files.createDirectories(under);
            for (String file : FILES) {
                var to = under.resolve(file);
                if (!Files.exists(to)) {
                    unpack(file, to);
                }
            }
            return under;
        } catch (IOException e) {
            throw new UncheckedIOException("torch: could not unpack the library to " + under, e);
        }
    }

    private static void unpack(String file, Path to) throws IOException {
        try (var in = TorchLibrary.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException(
                        "found no " + FOLDER + file + " on the class path; only Linux on x86-64 is known");
            }
            var part = to.resolveSibling(file + ".part");
            Files.copy(in, part);
            Files.move(part, to);
        }
    }
}
