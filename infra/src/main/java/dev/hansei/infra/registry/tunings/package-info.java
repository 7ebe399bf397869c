/** Tunings, and the adapters that came of them or from outside. */
@NullMarked
package dev.hansei.infra.registry.tunings;

import org.jspecify.annotations.NullMarked;
