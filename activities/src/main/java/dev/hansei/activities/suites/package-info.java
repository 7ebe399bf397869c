/**
 * The activities of {@code RunSuite}: the plan with its manifest, the chunks in which every item
 * gets its one outcome, and the closing with its figures.
 */
@NullMarked
package dev.hansei.activities.suites;

import org.jspecify.annotations.NullMarked;
