package org.chainrule.verification.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Recursive descent, loosest binding first.
 *
 * <pre>
 * sum       = product { ("+" | "-") product }
 * product   = signed { ("*" | "/") signed }
 * signed    = "-" signed | power
 * power     = atom [ "^" signed ]
 * atom      = number | name [ "_" index ] | function "(" sum { "," sum } ")" | "if" "(" condition "," sum "," sum ")"
 *           | "Σ_" letter product | "max_" letter "(" sum ")" | "(" sum ")"
 * condition = sum ("&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "==") sum
 * </pre>
 *
 * <p>A sum Σ_j takes everything to its right up to the next + or − that is not in brackets: Σ_j a_j * b_j + c is
 * (Σ_j a_j b_j) + c.
 */
final class FormulaParser {

    private static final Map<String, Expression.Function> FUNCTIONS = Arrays.stream(Expression.Function.values())
            .collect(Collectors.toUnmodifiableMap(f -> f.name().toLowerCase(Locale.ROOT), f -> f));

    private final String text;
    private int at;

    FormulaParser(String text) {
        this.text = text;
    }

    Expression parse() {
        Expression whole = sum();
        if (peek() != 0) {
            throw refused("an operator or the end");
        }
        return whole;
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            if (skip("+")) {
                left = new Expression.Binary(Expression.Operator.ADD, left, product());
            } else if (skip("-")) {
                left = new Expression.Binary(Expression.Operator.SUBTRACT, left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        Expression left = signed();
        while (true) {
            if (skip("*")) {
                left = new Expression.Binary(Expression.Operator.MULTIPLY, left, signed());
            } else if (skip("/")) {
                left = new Expression.Binary(Expression.Operator.DIVIDE, left, signed());
            } else {
                return left;
            }
        }
    }

    private Expression signed() {
        return skip("-") ? new Expression.Negation(signed()) : power();
    }

    private Expression power() {
        Expression base = atom();
        return skip("^") ? new Expression.Binary(Expression.Operator.POWER, base, signed()) : base;
    }

    private Expression atom() {
        char c = peek();
        if (skip("(")) {
            Expression inner = sum();
            require(")");
            return inner;
        }
        if (isDigit(c)) {
            return new Expression.Literal(number());
        }
        if (skip("Σ_")) {
            return new Expression.Sum(letter(), product());
        }
        if (!isLetter(c)) {
            throw refused("a number, a name or \"(\"");
        }
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        String name = text.substring(start, at);
        int underscore = name.length() - 2;
        boolean indexed = underscore > 0 && name.charAt(underscore) == '_';
        if (peek() == '(') {
            return indexed && name.startsWith("max") ? largest(name.substring(underscore + 1)) : call(name, start);
        }
        return indexed
                ? new Expression.Indexed(name.substring(0, underscore), name.substring(underscore + 1))
                : new Expression.Variable(name);
    }

    private String letter() {
        if (at == text.length() || !isLetter(text.charAt(at))) {
            throw refused("a letter that counts the columns, as in Σ_j");
        }
        at++;
        return text.substring(at - 1, at);
    }

    private Expression largest(String index) {
        require("(");
        Expression operand = sum();
        require(")");
        return new Expression.Largest(index, operand);
    }

    private BigDecimal number() {
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == 'e') {
            at++;
            at += text.startsWith("-", at) ? 1 : 0;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        try {
            return new BigDecimal(text.substring(start, at));
        } catch (NumberFormatException notANumber) {
            at = start;
            throw refused("a number such as 0.5");
        }
    }

    private Expression call(String name, int start) {
        require("(");
        if (name.equals("if")) {
            return choice();
        }
        var function = FUNCTIONS.get(name);
        if (function == null) {
            at = start;
            throw refused(
                    "a function, one of " + FUNCTIONS.keySet().stream().sorted().toList() + " or if");
        }
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < function.arguments(); i++) {
            if (i > 0) {
                require(",");
            }
            arguments.add(sum());
        }
        require(")");
        return new Expression.Call(function, List.copyOf(arguments));
    }

    private Expression choice() {
        Expression left = sum();
        Expression.Relation relation = relation();
        Expression right = sum();
        require(",");
        Expression then = sum();
        require(",");
        Expression otherwise = sum();
        require(")");
        return new Expression.Choice(relation, left, right, then, otherwise);
    }

    private Expression.Relation relation() {
        if (skip("<=")) {
            return Expression.Relation.AT_MOST;
        }
        if (skip(">=")) {
            return Expression.Relation.AT_LEAST;
        }
        if (skip("==")) {
            return Expression.Relation.EQUAL;
        }
        if (skip("<")) {
            return Expression.Relation.LESS;
        }
        if (skip(">")) {
            return Expression.Relation.GREATER;
        }
        throw refused("a comparison, one of < <= > >= ==");
    }

    /** The next character that is not a space, 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(String token) {
        peek();
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    private void require(String token) {
        if (!skip(token)) {
            throw refused("\"" + token + "\"");
        }
    }

    private IllegalArgumentException refused(String expected) {
        String found = peek() == 0 ? "the end" : "\"" + text.substring(at) + "\"";
        return new IllegalArgumentException(
                "formula \"" + text + "\": at position " + at + " found " + found + "; expected " + expected);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || c == '_';
    }
}
