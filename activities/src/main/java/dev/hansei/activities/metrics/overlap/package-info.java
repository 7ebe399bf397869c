/**
 * Metrics that compare an output with references by what they share: n-grams, subsequences, edits.
 * Each follows one reference implementation to the last step, so that a figure can be set beside
 * published ones; the module's README says which, and {@code src/test/reference} makes the values
 * they are tested against. Pure: equal texts get equal scores.
 */
@NullMarked
package dev.hansei.activities.metrics.overlap;

import org.jspecify.annotations.NullMarked;
