/**
 * {@code hansei metrics}: the metrics for any file of outputs and references, without a project or
 * a running service.
 */
@NullMarked
package dev.hansei.activities.metrics.command;

import org.jspecify.annotations.NullMarked;
