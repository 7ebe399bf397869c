package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.NotedCases;
import java.util.UUID;

/**
 * What came of noted answers.
 *
 * @param noted labelled answers with a note, one a question
 * @param added cases that were added as drafts
 * @param rejected those that were not: asked already, of another split, or too large
 */
public record NotedCasesResource(UUID dataset, int noted, int added, int rejected) {
  static NotedCasesResource of(UUID dataset, NotedCases.Made made) {
    return new NotedCasesResource(dataset, made.noted(), made.added(), made.rejected());
  }
}
