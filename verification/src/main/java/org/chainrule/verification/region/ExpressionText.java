package org.chainrule.verification.region;

import java.util.Locale;
import java.util.stream.Collectors;
import org.chainrule.verification.formula.Expression;

/** A part of a formula as text: the conditions of a choice, without its branches. */
final class ExpressionText {

    private ExpressionText() {}

    static String of(Expression e) {
        if (e instanceof Expression.Literal literal) {
            return literal.value().toPlainString();
        } else if (e instanceof Expression.Variable variable) {
            return variable.name();
        } else if (e instanceof Expression.Indexed indexed) {
            return indexed.row() + "_" + indexed.index();
        } else if (e instanceof Expression.Negation negation) {
            return "-" + inner(negation.operand());
        } else if (e instanceof Expression.Binary binary) {
            return inner(binary.left()) + " " + symbol(binary.operator()) + " " + inner(binary.right());
        } else if (e instanceof Expression.Call call) {
            return call.function().name().toLowerCase(Locale.ROOT)
                    + call.arguments().stream().map(ExpressionText::of).collect(Collectors.joining(", ", "(", ")"));
        } else if (e instanceof Expression.Sum sum) {
            return "Σ_" + sum.index() + " " + inner(sum.term());
        } else if (e instanceof Expression.Largest largest) {
            return "max_" + largest.index() + "(" + of(largest.operand()) + ")";
        }
        var choice = (Expression.Choice) e;
        return of(choice.left()) + " " + symbol(choice.relation()) + " " + of(choice.right());
    }

    private static String inner(Expression e) {
        return e instanceof Expression.Binary || e instanceof Expression.Choice ? "(" + of(e) + ")" : of(e);
    }

    private static String symbol(Expression.Operator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case POWER -> "^";
        };
    }

    private static String symbol(Expression.Relation relation) {
        return switch (relation) {
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
            case EQUAL -> "==";
        };
    }
}
