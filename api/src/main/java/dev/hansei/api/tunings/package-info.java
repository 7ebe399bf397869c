/** How what a tuning made comes in from outside, and goes out to the application. */
@NullMarked
package dev.hansei.api.tunings;

import org.jspecify.annotations.NullMarked;
