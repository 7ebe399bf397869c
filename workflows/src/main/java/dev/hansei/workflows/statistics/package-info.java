/**
 * Numbers with their doubt: intervals, paired comparisons and sample sizes. Pure and seeded, so the
 * same data give the same figures again, on another kind of processor but for the last digits; it
 * knows no stage. Pure is not cheap: resampling belongs in an activity on queue {@code cpu}, never
 * in workflow code. Every figure is checked against SciPy, statsmodels and other references on
 * stored cases ({@code src/test/reference}), and how often each interval holds the truth is
 * simulated ({@code CoverageSimulation} among the tests).
 *
 * <p>Which one to take:
 *
 * <ul>
 *   <li>one score: {@link dev.hansei.workflows.statistics.Bootstrap}, or for passes {@link
 *       dev.hansei.workflows.statistics.Wilson}; quicker {@link
 *       dev.hansei.workflows.statistics.ClusteredMean}, with features {@link
 *       dev.hansei.workflows.statistics.ClusteredRegression}; any other figure {@link
 *       dev.hansei.workflows.statistics.FigureBootstrap}
 *   <li>two versions on the same cases: {@link dev.hansei.workflows.statistics.Bootstrap}, for
 *       passes {@link dev.hansei.workflows.statistics.Tango} and {@link
 *       dev.hansei.workflows.statistics.McNemar}, by ranks {@link
 *       dev.hansei.workflows.statistics.Wilcoxon}; "no worse" {@link
 *       dev.hansei.workflows.statistics.NonInferiority}; how large {@link
 *       dev.hansei.workflows.statistics.EffectSize}
 *   <li>preferences: {@link dev.hansei.workflows.statistics.WinRate}, {@link
 *       dev.hansei.workflows.statistics.LengthControlledWinRate}, of many versions {@link
 *       dev.hansei.workflows.statistics.BradleyTerry}
 *   <li>many tests at once: {@link dev.hansei.workflows.statistics.Holm} to decide, {@link
 *       dev.hansei.workflows.statistics.FalseDiscoveryRate} to look around
 *   <li>looking again and again: {@link dev.hansei.workflows.statistics.ConfidenceSequence}, {@link
 *       dev.hansei.workflows.statistics.PairedEValue}; to act on harm at once {@link
 *       dev.hansei.workflows.statistics.BettingTest}
 *   <li>few labels and many judged: {@link dev.hansei.workflows.statistics.PredictionPowered}
 *   <li>raters: {@link dev.hansei.workflows.statistics.Kappa} and its kin, {@link
 *       dev.hansei.workflows.statistics.KrippendorffAlpha}; a judge's scores {@link
 *       dev.hansei.workflows.statistics.Correlation}; a finder {@link
 *       dev.hansei.workflows.statistics.Detection}
 *   <li>how many cases: {@link dev.hansei.workflows.statistics.SampleSize}, {@link
 *       dev.hansei.workflows.statistics.PairedPower}
 * </ul>
 */
@NullMarked
package dev.hansei.workflows.statistics;

import org.jspecify.annotations.NullMarked;
