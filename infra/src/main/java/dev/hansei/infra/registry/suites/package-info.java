/** Suites, their runs, and one outcome for each item of a run. */
@NullMarked
package dev.hansei.infra.registry.suites;

import org.jspecify.annotations.NullMarked;
