/** Gates, the evidence they decide on, and their verdicts. */
@NullMarked
package dev.hansei.infra.registry.gates;

import org.jspecify.annotations.NullMarked;
