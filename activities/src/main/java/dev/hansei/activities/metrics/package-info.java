/**
 * The metrics that need no judge: deterministic scores of one answer against what was expected,
 * each in [0, 1].
 */
@NullMarked
package dev.hansei.activities.metrics;

import org.jspecify.annotations.NullMarked;
