/** Rules over paired evidence, and the verdict they come to. */
@NullMarked
package dev.hansei.workflows.gates;

import org.jspecify.annotations.NullMarked;
