package dev.hansei.api.failures;

import dev.hansei.api.bodies.Rules;
import dev.hansei.infra.registry.failures.ClusterMoves;
import org.jspecify.annotations.Nullable;

/**
 * Another name for a failure mode.
 *
 * @param name 1 to 120 characters
 */
public record ClusterNameBody(@Nullable String name) {
  String text() {
    return Rules.text("name", name, ClusterMoves.NAME_CHARS_MAX);
  }
}
