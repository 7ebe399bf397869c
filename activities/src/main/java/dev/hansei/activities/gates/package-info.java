/** The activity of gates: evidence from two runs, bootstrapped. */
@NullMarked
package dev.hansei.activities.gates;

import org.jspecify.annotations.NullMarked;
