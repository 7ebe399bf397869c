package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Prelabels.Shown;
import java.util.UUID;

/**
 * A judge's verdict that the author of a label had been shown.
 *
 * @param judge the judge version
 * @param label what it said: pass or fail
 */
public record ShownResource(UUID judge, String label) {
  static ShownResource of(Shown shown) {
    return new ShownResource(shown.judge().value(), shown.word());
  }
}
