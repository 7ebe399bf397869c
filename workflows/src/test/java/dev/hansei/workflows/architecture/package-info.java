/** The laws of the house, as rules over byte code that every module's test applies to itself. */
@NullMarked
package dev.hansei.workflows.architecture;

import org.jspecify.annotations.NullMarked;
