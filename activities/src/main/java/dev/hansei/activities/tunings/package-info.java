/** Learns embedding adapters from pairs, and makes candidates of them. */
@NullMarked
package dev.hansei.activities.tunings;

import org.jspecify.annotations.NullMarked;
