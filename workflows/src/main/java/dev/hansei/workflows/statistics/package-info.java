/**
 * Numbers with their doubt: intervals, paired comparisons and sample sizes. Pure and seeded, so the
 * same data give the same figures on every machine; it knows no stage. Pure is not cheap:
 * resampling belongs in an activity on queue {@code cpu}, never in workflow code. Every figure is
 * checked against SciPy and statsmodels ({@code src/test/reference/statistics.py}).
 */
@NullMarked
package dev.hansei.workflows.statistics;

import org.jspecify.annotations.NullMarked;
