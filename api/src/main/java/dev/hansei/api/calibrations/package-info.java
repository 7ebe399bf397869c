/** How people measure judges, and read what a judge may be used for. */
@NullMarked
package dev.hansei.api.calibrations;

import org.jspecify.annotations.NullMarked;
