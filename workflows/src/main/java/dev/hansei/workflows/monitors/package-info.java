/** Watching live traffic: traces are scored as they come, by detectors and certified judges. */
@NullMarked
package dev.hansei.workflows.monitors;

import org.jspecify.annotations.NullMarked;
