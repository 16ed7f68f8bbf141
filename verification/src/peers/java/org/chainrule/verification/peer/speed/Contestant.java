package org.chainrule.verification.peer.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.verification.speed.ChainruleSubject;
import org.chainrule.verification.speed.PeakSubject;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.TriadSubject;
import org.chainrule.verification.speed.Workload;

/** Who is compared. */
enum Contestant {
    /** This library with the vector kernels. */
    CHAINRULE("Chainrule") {
        @Override
        Subject on(Workload workload, Precision precision, int threads) {
            return ChainruleSubject.of(workload, precision, KernelChoice.of("vector", threads));
        }
    },
    /** PyTorch 2.7.1. */
    PYTORCH("PyTorch 2.7.1") {
        @Override
        Subject on(Workload workload, Precision precision, int threads) {
            return TorchSubject.of(workload, precision, threads);
        }

        @Override
        void prepare(ProcessBuilder process, List<String> flags, Path folder) {
            var library = TorchLibrary.unpacked(folder.resolve("torch")).toString();
            process.environment().put("LD_LIBRARY_PATH", library);
            flags.add("-Dorg.bytedeco.javacpp.pathsFirst=true");
            flags.add("-Djava.library.path=" + library);
            flags.add("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("javacpp"));
        }
    },
    /** TensorFlow 2.18 (TensorFlow-Java 1.1.0). */
    TENSORFLOW("TensorFlow 2.18") {
        @Override
        Subject on(Workload workload, Precision precision, int threads) {
            return TensorFlowSubject.of(workload, precision, threads);
        }

        @Override
        void prepare(ProcessBuilder process, List<String> flags, Path folder) {
            process.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
            flags.add("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("javacpp"));
        }
    },
    /** ojAlgo 57.1. */
    OJALGO("ojAlgo 57.1") {
        @Override
        Subject on(Workload workload, Precision precision, int threads) {
            return new OjalgoSubject(workload, precision);
        }

        @Override
        boolean runs(Workload workload) {
            return OjalgoSubject.runs(workload);
        }
    },
    /** Smile 3.1.1, whose licence is the GPL, if the profile {@code smile} brings it. */
    SMILE("Smile 3.1.1") {
        @Override
        Subject on(Workload workload, Precision precision, int threads) {
            return SubjectFactory.find().orElseThrow().on(workload);
        }

        @Override
        boolean runs(Workload workload) {
            return SubjectFactory.find()
                    .filter(factory -> factory.runs(workload))
                    .isPresent();
        }

        @Override
        void prepare(ProcessBuilder process, List<String> flags, Path folder) {
            flags.add("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("javacpp"));
        }
    },
    /** The most that the machine can do. */
    PEAK("peak") {
        @Override
        Subject on(Workload workload, Precision precision, int threads) {
            return new PeakSubject(precision, threads);
        }
    },
    /** The most that its memory can do; not in the table. */
    TRIAD("triad") {
        @Override
        Subject on(Workload workload, Precision precision, int threads) {
            return new TriadSubject(threads);
        }

        @Override
        boolean runs(Workload workload) {
            return false;
        }
    };

    private final String label;

    Contestant(String label) {
        this.label = label;
    }

    /** Name and version. */
    String label() {
        return label;
    }

    /** Those whose steps are compared, this library first. */
    static List<Contestant> compared() {
        return SubjectFactory.find().isPresent()
                ? List.of(CHAINRULE, PYTORCH, TENSORFLOW, OJALGO, SMILE)
                : List.of(CHAINRULE, PYTORCH, TENSORFLOW, OJALGO);
    }

    abstract Subject on(Workload workload, Precision precision, int threads);

    /** Whether it has all that the workload needs. */
    boolean runs(Workload workload) {
        return true;
    }

    /** Environment and flags of its process. */
    void prepare(ProcessBuilder process, List<String> flags, Path folder) {}

    /** A process of this one alone, with as many threads as asked for in every way a library may look for it. */
    ProcessBuilder process(Workload workload, Precision precision, int threads, Path folder) {
        var process = new ProcessBuilder();
        var environment = process.environment();
        for (String variable : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            environment.put(variable, String.valueOf(threads));
        }
        // set on some machines for the sake of old libraries; they slow down current ones
        environment.remove("OPENBLAS_CORETYPE");
        environment.remove("OPENBLAS_L2_SIZE");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-modules=jdk.incubator.vector");
        if (this == OJALGO) {
            command.add("-XX:ActiveProcessorCount=" + threads);
        }
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        prepare(process, command, folder);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
        command.addAll(List.of(name(), workload.name(), precision.name(), String.valueOf(threads)));
        return process.command(command);
    }
}
