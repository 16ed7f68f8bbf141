package org.chainrule.core.data;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What the user of a {@link CsvTable} has said so far; columns by position. */
record CsvChoices(
        OptionalInt target,
        Set<Integer> excluded,
        List<Integer> inputs,
        Set<Integer> categories,
        TargetKind kind,
        MissingValues missing,
        TextColumns texts) {

    static final CsvChoices NONE = new CsvChoices(
            OptionalInt.empty(),
            Set.of(),
            List.of(),
            Set.of(),
            TargetKind.DETECTED,
            MissingValues.DROP_ROWS,
            TextColumns.DETECTED);

    CsvChoices withTarget(int column) {
        return new CsvChoices(OptionalInt.of(column), excluded, inputs, categories, kind, missing, texts);
    }

    CsvChoices withExcluded(Set<Integer> columns) {
        return new CsvChoices(target, columns, inputs, categories, kind, missing, texts);
    }

    CsvChoices withInputs(List<Integer> columns) {
        return new CsvChoices(target, excluded, columns, categories, kind, missing, texts);
    }

    CsvChoices withCategories(Set<Integer> columns) {
        return new CsvChoices(target, excluded, inputs, columns, kind, missing, texts);
    }

    CsvChoices withKind(TargetKind newKind) {
        return new CsvChoices(target, excluded, inputs, categories, newKind, missing, texts);
    }

    CsvChoices withMissing(MissingValues newMissing) {
        return new CsvChoices(target, excluded, inputs, categories, kind, newMissing, texts);
    }

    CsvChoices withTexts(TextColumns newTexts) {
        return new CsvChoices(target, excluded, inputs, categories, kind, missing, newTexts);
    }
}
