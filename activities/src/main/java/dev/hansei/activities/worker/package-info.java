/**
 * The worker: which workflows and activities run here, on which queues, and how they start and
 * stop. The only place that names workflow implementations.
 */
@NullMarked
package dev.hansei.activities.worker;

import org.jspecify.annotations.NullMarked;
