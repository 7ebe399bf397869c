/**
 * The pure core of Hansei: one package per stage with its nouns, policies and workflows. Nothing
 * here does input or output, reads a clock, or draws an unseeded random number.
 */
@NullMarked
package dev.hansei.workflows;

import org.jspecify.annotations.NullMarked;
