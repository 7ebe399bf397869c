/** Promotions, the decisions on them, the move of the stage pointer, and the way back. */
@NullMarked
package dev.hansei.infra.registry.promotions;

import org.jspecify.annotations.NullMarked;
