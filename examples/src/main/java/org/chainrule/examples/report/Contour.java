package org.chainrule.examples.report;

/**
 * The region of a square grid where a field is not negative, as one SVG path (marching squares): whole cells are merged
 * along their row, cut cells end where the field, linear along each edge, is 0.
 */
final class Contour {

    private final double[] field;
    private final int cells;
    private final double left;
    private final double top;
    private final double step;

    /**
     * A region.
     *
     * @param field values at the corners, (cells + 1)², row by row from the top; shared
     * @param cells cells per side
     * @param left x of the grid's left side
     * @param top y of the grid's upper side
     * @param step side of a cell
     */
    Contour(double[] field, int cells, double left, double top, double step) {
        this.field = field;
        this.cells = cells;
        this.left = left;
        this.top = top;
        this.step = step;
    }

    String path() {
        var path = new StringBuilder();
        for (int row = 0; row < cells; row++) {
            int column = 0;
            while (column < cells) {
                int inside = corners(row, column);
                if (inside == 4) {
                    int end = column;
                    while (end < cells && corners(row, end) == 4) {
                        end++;
                    }
                    run(path, row, column, end);
                    column = end;
                } else {
                    if (inside > 0) {
                        cut(path, row, column);
                    }
                    column++;
                }
            }
        }
        return path.toString();
    }

    private double at(int row, int column) {
        return field[row * (cells + 1) + column];
    }

    private int corners(int row, int column) {
        int inside = 0;
        for (int corner = 0; corner < 4; corner++) {
            inside += at(row + corner / 2, column + corner % 2) >= 0 ? 1 : 0;
        }
        return inside;
    }

    private void run(StringBuilder path, int row, int from, int to) {
        path.append('M').append(x(from)).append(' ').append(y(row));
        path.append('H')
                .append(x(to))
                .append('V')
                .append(y(row + 1))
                .append('H')
                .append(x(from))
                .append('Z');
    }

    private void cut(StringBuilder path, int row, int column) {
        char command = 'M';
        for (int corner = 0; corner < 4; corner++) {
            int r = row + corner / 2;
            int c = column + (corner == 1 || corner == 2 ? 1 : 0);
            int nextRow = row + (corner == 1 || corner == 2 ? 1 : 0);
            int nextColumn = column + (corner < 2 ? 1 : 0);
            double here = at(r, c);
            double next = at(nextRow, nextColumn);
            if (here >= 0) {
                path.append(command).append(x(c)).append(' ').append(y(r));
                command = 'L';
            }
            if (here >= 0 != next >= 0) {
                double share = here / (here - next);
                path.append(command)
                        .append(x(c + share * (nextColumn - c)))
                        .append(' ')
                        .append(y(r + share * (nextRow - r)));
                command = 'L';
            }
        }
        path.append('Z');
    }

    private String x(double column) {
        return Svg.number(left + column * step);
    }

    private String y(double row) {
        return Svg.number(top + row * step);
    }
}
