package org.chainrule.verification.mutation;

/**
 * One change that PIT made to the compiled code, and what came of it.
 *
 * @param type the changed class, by its binary name
 * @param key class, method, kind of change; without line numbers, which move, and without the numbers of lambdas
 * @param line where in the source it was, for a reader of the list
 * @param outcome what the tests said
 */
record Mutant(String type, String key, int line, Outcome outcome) {

    /** What became of a mutant. */
    enum Outcome {
        /** A test failed. */
        KILLED,
        /** No test failed. */
        SURVIVED,
        /** No test runs the line. */
        NOT_COVERED,
        /** The tests took longer than three times their time and ten seconds, or the memory was used up. */
        OUT_OF_TIME,
        /** PIT itself failed. */
        BROKEN
    }

    static Mutant of(String type, String method, String mutator, String description, int line, String status) {
        String where = type + "." + method.replaceAll("^lambda\\$(.*)\\$\\d+$", "lambda\\$$1");
        String kind = mutator.substring(mutator.lastIndexOf('.') + 1).replaceAll("Mutator$", "");
        // PIT ends some descriptions with the class and method that the key has already.
        String change = description.replaceAll(" for [\\w/$]+::.*$", "");
        return new Mutant(type, where + " " + kind + ": " + change, line, outcome(status));
    }

    private static Outcome outcome(String status) {
        return switch (status) {
            case "KILLED" -> Outcome.KILLED;
            case "SURVIVED" -> Outcome.SURVIVED;
            case "NO_COVERAGE" -> Outcome.NOT_COVERED;
            case "TIMED_OUT", "MEMORY_ERROR" -> Outcome.OUT_OF_TIME;
            default -> Outcome.BROKEN;
        };
    }

    String packageName() {
        return type.substring(0, type.lastIndexOf('.'));
    }

    /** Neither a failing test nor one that ran too long. */
    boolean isUndetected() {
        return outcome == Outcome.SURVIVED || outcome == Outcome.NOT_COVERED;
    }
}
