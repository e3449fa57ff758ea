package dev.tidemark.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of a chart.
 *
 * @param x of its left end, in percent of the chart's width
 * @param y of its upper end, in pixels
 * @param width in percent
 * @param height in pixels
 */
public record ChartBox(double x, double y, double width, double height) {

    private static final double GAP = 0.1;

    /**
     * One cell of a grid whose columns share the width.
     *
     * @param pitch from the upper end of one row to that of the next, in pixels
     * @param height of a cell, in pixels
     */
    public static ChartBox cell(int row, int column, int columns, int pitch, int height) {
        double width = 100.0 / columns;
        return new ChartBox(
                ChartAxis.rounded(column * width + width * GAP / 2),
                row * pitch,
                Math.max(0.01, ChartAxis.rounded(width * (1 - GAP) - 0.01)),
                height);
    }

    /**
     * Bars of a small chart, as high as their values are to the greatest; one that is not 0 can
     * always be seen.
     *
     * @param values none of them negative
     * @param height of the chart, in pixels
     */
    public static List<ChartBox> bars(List<Long> values, int height) {
        long greatest = values.stream().mapToLong(value -> value).max().orElse(0);
        var bars = new ArrayList<ChartBox>();
        for (int i = 0; i < values.size(); i++) {
            double share = greatest == 0 ? 0 : (double) values.get(i) / greatest;
            double high = share == 0 ? 1 : Math.max(3, ChartAxis.rounded(share * height));
            ChartBox cell = cell(0, i, values.size(), height, height);
            bars.add(new ChartBox(cell.x, height - high, cell.width, high));
        }
        return bars;
    }
}
