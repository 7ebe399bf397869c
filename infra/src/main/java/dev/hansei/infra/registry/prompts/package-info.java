/** Prompts, their immutable versions, and the stage pointers, which move by compare-and-set. */
@NullMarked
package dev.hansei.infra.registry.prompts;

import org.jspecify.annotations.NullMarked;
