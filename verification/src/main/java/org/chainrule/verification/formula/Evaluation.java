package org.chainrule.verification.formula;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * One run through the tree of a formula.
 *
 * @param <T> the numbers
 */
final class Evaluation<T> {

    private final String text;
    private final Arithmetic<T> arithmetic;
    private final Bindings<T> bindings;
    private final Map<String, Integer> indices;

    Evaluation(String text, Arithmetic<T> arithmetic, Bindings<T> bindings) {
        this.text = text;
        this.arithmetic = arithmetic;
        this.bindings = bindings;
        indices = new HashMap<>(bindings.indices());
    }

    T of(Expression e) {
        if (e instanceof Expression.Literal literal) {
            return arithmetic.number(literal.value());
        } else if (e instanceof Expression.Variable variable) {
            return variable(variable.name());
        } else if (e instanceof Expression.Indexed indexed) {
            return element(indexed);
        } else if (e instanceof Expression.Negation negation) {
            return arithmetic.negate(of(negation.operand()));
        } else if (e instanceof Expression.Binary binary) {
            return arithmetic.apply(binary.operator(), of(binary.left()), of(binary.right()));
        } else if (e instanceof Expression.Call call) {
            return call(call);
        } else if (e instanceof Expression.Sum sum) {
            return overColumns(sum.index(), sum.term(), arithmetic::add);
        } else if (e instanceof Expression.Largest largest) {
            return overColumns(largest.index(), largest.operand(), arithmetic::larger);
        }
        var choice = (Expression.Choice) e;
        return switch (arithmetic.compare(choice.relation(), of(choice.left()), of(choice.right()))) {
            case HOLDS -> of(choice.then());
            case FAILS -> of(choice.otherwise());
            case UNDECIDED -> arithmetic.join(of(choice.then()), of(choice.otherwise()));
        };
    }

    private T variable(String name) {
        T value = bindings.scalars().get(name);
        if (value != null) {
            return value;
        }
        Integer index = indices.get(name);
        if (index != null) {
            return arithmetic.number(index);
        }
        if (name.equals("n") && bindings.columns() > 0) {
            return arithmetic.number(bindings.columns());
        }
        if (name.equals("pi")) {
            return arithmetic.pi();
        }
        throw missing(name);
    }

    private T element(Expression.Indexed indexed) {
        String name = indexed.row() + "_" + indexed.index();
        var row = bindings.rows().get(indexed.row());
        if (row == null) {
            throw missing(name);
        }
        char letter = indexed.index().charAt(0);
        Integer index = letter >= '0' && letter <= '9' ? Integer.valueOf(letter - '0') : indices.get(indexed.index());
        if (index == null) {
            throw missing(indexed.index());
        }
        if (index >= row.size()) {
            throw new IllegalArgumentException(
                    "formula \"" + text + "\": found " + name + " with " + indexed.index() + " = " + index
                            + "; the row " + indexed.row() + " has " + row.size() + " elements, counted from 0");
        }
        return row.get(index);
    }

    private IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(
                "formula \"" + text + "\": found no value for \"" + name + "\"; the values are " + bindings.names());
    }

    private T call(Expression.Call call) {
        T first = of(call.arguments().get(0));
        if (call.function().arguments() == 1) {
            return arithmetic.apply(call.function(), first);
        }
        T second = of(call.arguments().get(1));
        return call.function() == Expression.Function.MAX
                ? arithmetic.larger(first, second)
                : arithmetic.smaller(first, second);
    }

    private T overColumns(String letter, Expression e, BinaryOperator<T> together) {
        if (bindings.columns() == 0) {
            throw new IllegalArgumentException("formula \"" + text + "\": found Σ_" + letter + " or max_" + letter
                    + " but no columns; bind their number");
        }
        Integer outer = indices.put(letter, 0);
        T result = of(e);
        for (int j = 1; j < bindings.columns(); j++) {
            indices.put(letter, j);
            result = together.apply(result, of(e));
        }
        if (outer == null) {
            indices.remove(letter);
        } else {
            indices.put(letter, outer);
        }
        return result;
    }
}
