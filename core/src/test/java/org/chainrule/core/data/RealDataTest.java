package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;

/** The figures published with the data sets, found in what the readers make of them. */
class RealDataTest {

    private static int[] counts(Dataset dataset) {
        var counts = new int[dataset.classNames().size()];
        for (int i = 0; i < dataset.rows(); i++) {
            counts[(int) dataset.targets().get(i, 0)]++;
        }
        return counts;
    }

    private static int[] firstLabels(Dataset dataset) {
        return Arrays.stream(dataset.targets().rows(0, 10).toArray())
                .mapToInt(x -> (int) x)
                .toArray();
    }

    /** Mean and population deviation of all pixels; the deviation by squares, which lie in [0, 1] too. */
    private static double[] meanAndDeviation(Matrix pixels) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < pixels.size(); i++) {
            sum += pixels.get(i);
            squares += pixels.get(i) * pixels.get(i);
        }
        double mean = sum / pixels.size();
        return new double[] {mean, Math.sqrt(squares / pixels.size() - mean * mean)};
    }

    /**
     * The published figures have six digits: half a unit is 5e-7. Pixels are rounded to float, relative 2⁻²⁴ = 6e-8 each,
     * and all are at most 1, so means and deviations are off by less than 1e-7 besides.
     */
    private static void assertFigures(Dataset dataset, int rows, double mean, double deviation, int firstSum) {
        assertThat(dataset.rows()).isEqualTo(rows);
        assertThat(dataset.inputColumns()).isEqualTo(784);
        assertThat(dataset.inputs().precision()).isEqualTo(Precision.FLOAT32);
        assertThat(dataset.classNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        var found = meanAndDeviation(dataset.inputs());
        assertThat(Math.abs(found[0] - mean)).isLessThan(6e-7);
        assertThat(Math.abs(found[1] - deviation)).isLessThan(6e-7);
        double sum = 0;
        for (int j = 0; j < 784; j++) {
            sum += Math.rint(dataset.inputs().get(0, j) * 255); // byte/255 as float, times 255, is the byte to 1e-4
        }
        assertThat(sum).isEqualTo(firstSum);
    }

    @Test
    void mnistHasItsPublishedFigures() {
        var mnist = Idx.mnist(RealData.path("mnist"));
        assertFigures(mnist.training(), 60_000, 0.130660, 0.308108, 27525);
        assertFigures(mnist.test(), 10_000, 0.132515, 0.310480, 18454);
        assertThat(counts(mnist.training()))
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(counts(mnist.test())).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        assertThat(firstLabels(mnist.training())).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        assertThat(firstLabels(mnist.test())).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    }

    @Test
    void fashionMnistHasItsPublishedFigures() {
        var fashion = Idx.mnist(RealData.path("fashion_mnist"));
        assertFigures(fashion.training(), 60_000, 0.286041, 0.353024, 76247);
        assertFigures(fashion.test(), 10_000, 0.286849, 0.352444, 33456);
        assertThat(counts(fashion.training())).containsOnly(6000);
        assertThat(counts(fashion.test())).containsOnly(1000);
        assertThat(firstLabels(fashion.training())).containsExactly(9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
        assertThat(firstLabels(fashion.test())).containsExactly(9, 2, 1, 1, 6, 1, 4, 6, 5, 7);
    }

    /** Published to six digits after the point. */
    private static void assertMeans(Dataset dataset, double... means) {
        var found = Standardiser.fit(dataset.inputs()).means();
        for (int j = 0; j < means.length; j++) {
            assertThat(Math.abs(found[j] - means[j])).as("mean of column %d", j).isLessThan(5.1e-7);
        }
    }

    @Test
    void irisWithoutHeaderIsReadByDefault() {
        var iris = Csv.read(RealData.path("iris/iris.csv")).dataset();
        assertThat(iris.inputs().shape()).hasToString("150×4");
        assertThat(iris.classNames()).containsExactly("Iris-setosa", "Iris-versicolor", "Iris-virginica");
        assertThat(counts(iris)).containsExactly(50, 50, 50);
        assertMeans(iris, 5.843333, 3.054, 3.758667, 1.198667);
    }

    @Test
    void correctedIrisWithHeaderIsReadByDefaultAndDiffersInTwoRows() {
        var iris = Csv.read(RealData.path("iris/iris.csv")).dataset();
        var corrected = Csv.read(RealData.path("iris/iris_corrected.csv")).dataset();
        assertThat(corrected.inputNames())
                .containsExactly("sepal_length", "sepal_width", "petal_length", "petal_width");
        assertThat(corrected.classNames()).containsExactly("setosa", "versicolor", "virginica");
        var different = java.util.stream.IntStream.range(0, 150)
                .filter(i -> !Arrays.equals(
                        iris.inputs().rows(i, 1).toArray(),
                        corrected.inputs().rows(i, 1).toArray()))
                .map(i -> i + 1)
                .toArray();
        assertThat(different).containsExactly(35, 38);
    }

    @Test
    void wineWithTheClassInTheLastColumnIsReadByDefault() {
        var wine = Csv.read(RealData.path("wine/wine.csv")).dataset();
        assertThat(wine.inputs().shape()).hasToString("178×13");
        assertThat(wine.classNames()).containsExactly("1", "2", "3");
        assertThat(counts(wine)).containsExactly(59, 71, 48);
        assertMeans(wine, 13.000618, 2.336348, 2.366517);
    }

    @Test
    void breastCancerWithIdentifiersIsReadByDefault() {
        var prepared = Csv.read(RealData.path("breast_cancer_wdbc/wdbc.data")).prepared();
        assertThat(prepared.target()).isEqualTo("column2");
        assertThat(prepared.columnsDropped()).containsExactly("column1 (all different: an identifier)");
        assertThat(prepared.dataset().inputs().shape()).hasToString("569×30");
        assertThat(prepared.dataset().classNames()).containsExactly("M", "B");
        assertThat(counts(prepared.dataset())).containsExactly(212, 357);
    }

    @Test
    void airfoilWithTabsIsARegressionByDefault() {
        var airfoil = Csv.read(RealData.path("airfoil/airfoil_self_noise.dat")).dataset();
        assertThat(airfoil.inputs().shape()).hasToString("1503×5");
        assertThat(airfoil.isClassification()).isFalse();
        assertThat(airfoil.targets().get(0, 0)).isEqualTo(126.201);
    }

    @Test
    void autoMpgWithMissingValuesAndTextIsReadByDefault() {
        var table = Csv.read(RealData.path("auto_mpg/auto_mpg.csv"));
        var prepared = table.prepared();
        assertThat(prepared.target()).isEqualTo("mpg");
        assertThat(prepared.rowsRead()).isEqualTo(398);
        assertThat(prepared.rowsDropped()).isEqualTo(6);
        assertThat(prepared.columnsDropped()).containsExactly("name (free text of 305 values)");
        assertThat(prepared.dataset().inputs().shape()).hasToString("392×7");
        assertThat(prepared.dataset().isClassification()).isFalse();

        var imputed = table.target("mpg")
                .missing(MissingValues.IMPUTE_MEANS)
                .categories("origin")
                .prepared();
        assertThat(imputed.valuesImputed()).isEqualTo(6);
        assertThat(imputed.dataset().inputs().shape()).hasToString("398×9");
        assertThat(imputed.dataset().inputNames())
                .containsSequence(List.of("model_year", "origin=1", "origin=3", "origin=2"));
    }
}
