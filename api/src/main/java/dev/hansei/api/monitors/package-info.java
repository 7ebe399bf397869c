/** Monitors of live traffic: REST and pages. */
@NullMarked
package dev.hansei.api.monitors;

import org.jspecify.annotations.NullMarked;
