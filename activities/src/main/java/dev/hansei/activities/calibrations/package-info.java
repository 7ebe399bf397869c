/** Measuring judges against people's labels, and learning a judge from them. */
@NullMarked
package dev.hansei.activities.calibrations;

import org.jspecify.annotations.NullMarked;
