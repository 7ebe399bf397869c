/** Measurements of judges, their certificates, and whether a judge may gate now. */
@NullMarked
package dev.hansei.infra.registry.calibrations;

import org.jspecify.annotations.NullMarked;
