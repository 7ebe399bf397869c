package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Prelabels.Prelabel;
import java.util.UUID;

/**
 * What a judge said of an answer, shown before somebody labels it.
 *
 * @param judge the judge version
 * @param label pass or fail
 * @param score 0 to 1
 * @param reason its words; maybe empty
 */
public record PrelabelResource(UUID judge, String label, double score, String reason) {
  static PrelabelResource of(Prelabel said) {
    return new PrelabelResource(said.judge().value(), said.word(), said.score(), said.reason());
  }
}
