/** Running a dataset version against a target: manifest, outcomes, scores and comparisons. */
@NullMarked
package dev.hansei.workflows.suites;

import org.jspecify.annotations.NullMarked;
