package dev.hansei.api.suites;

import dev.hansei.api.pages.charts.Histogram;
import dev.hansei.workflows.statistics.Estimate;

/**
 * A metric of a run: its mean with the interval, how many passed, how the scores are spread.
 *
 * @param grouping by what the interval was clustered; empty where each case stands for itself
 */
public record MetricLine(
    String metric, Estimate mean, int passed, int scored, Histogram spread, String grouping) {}
