/** What training has produced. */
@NullMarked
package dev.hansei.infra.registry.tunings;

import org.jspecify.annotations.NullMarked;
