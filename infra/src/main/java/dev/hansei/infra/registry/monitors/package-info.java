/** Tables {@code monitors_*}. */
@NullMarked
package dev.hansei.infra.registry.monitors;

import org.jspecify.annotations.NullMarked;
