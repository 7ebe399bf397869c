/** Scoring live traffic. */
@NullMarked
package dev.hansei.activities.monitors;

import org.jspecify.annotations.NullMarked;
