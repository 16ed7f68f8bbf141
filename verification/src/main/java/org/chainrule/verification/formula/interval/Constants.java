package org.chainrule.verification.formula.interval;

import java.math.BigInteger;

/**
 * log 2 and π as whole multiples of 2^−k, rounded down, the error below 1.
 *
 * <p>Each is summed from Machin-like series, log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749) and
 * π = 16 arctan(1/5) − 4 arctan(1/239), when as many bits are first asked for: few, more, most.
 */
final class Constants {

    private Constants() {}

    private static final int FEW = 2048;
    private static final int MORE = 8192;
    static final int MOST = 57_344;

    static BigInteger log2(int bits) {
        var table = table(bits);
        return table.log2.shiftRight(table.bits - bits);
    }

    static BigInteger pi(int bits) {
        var table = table(bits);
        return table.pi.shiftRight(table.bits - bits);
    }

    private static Table table(int bits) {
        return bits <= FEW ? Few.TABLE : bits <= MORE ? More.TABLE : Most.TABLE;
    }

    private static final class Few {
        static final Table TABLE = new Table(FEW);
    }

    private static final class More {
        static final Table TABLE = new Table(MORE);
    }

    private static final class Most {
        static final Table TABLE = new Table(MOST);
    }

    private static final class Table {

        /** Three series of fewer than 2^16 terms, each off by 2 units at the most, times 18: below 2^24 units. */
        private static final int GUARD = 64;

        private final int bits;
        private final BigInteger log2;
        private final BigInteger pi;

        Table(int bits) {
            this.bits = bits;
            log2 = series(26, 1)
                    .multiply(BigInteger.valueOf(18))
                    .subtract(series(4801, 1).multiply(BigInteger.TWO))
                    .add(series(8749, 1).multiply(BigInteger.valueOf(8)))
                    .shiftRight(GUARD);
            pi = series(5, -1)
                    .multiply(BigInteger.valueOf(16))
                    .subtract(series(239, -1).multiply(BigInteger.valueOf(4)))
                    .shiftRight(GUARD);
        }

        /** artanh(1/n) for sign 1, arctan(1/n) for −1. */
        private BigInteger series(long n, int sign) {
            var square = BigInteger.valueOf(sign * n * n);
            var power = BigInteger.ONE.shiftLeft(bits + GUARD).divide(BigInteger.valueOf(n));
            var sum = power;
            for (long k = 3; power.signum() != 0; k += 2) {
                power = power.divide(square);
                sum = sum.add(power.divide(BigInteger.valueOf(k)));
            }
            return sum;
        }
    }
}
