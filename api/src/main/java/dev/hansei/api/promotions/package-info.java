/** How people decide what goes live, on evidence, and take it back. */
@NullMarked
package dev.hansei.api.promotions;

import org.jspecify.annotations.NullMarked;
