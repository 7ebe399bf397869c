/** The activities of {@code Promote}: one registry transaction each. */
@NullMarked
package dev.hansei.activities.promotions;

import org.jspecify.annotations.NullMarked;
