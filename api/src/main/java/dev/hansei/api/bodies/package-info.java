/**
 * How bodies come in and go out, the same for every stage: pages of lists, JSON lines with their
 * rejected ones, YAML beside JSON, and the rules that fields of bodies keep.
 */
@NullMarked
package dev.hansei.api.bodies;

import org.jspecify.annotations.NullMarked;
