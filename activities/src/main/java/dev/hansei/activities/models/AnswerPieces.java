package dev.hansei.activities.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.workflows.models.Usage;
import java.util.Optional;

/**
 * Puts the pieces of one answer together: into the very body that the endpoint sends where it is
 * not asked for pieces, so that a protocol reads answers in one way only. Not thread safe.
 */
interface AnswerPieces {
  /** Takes the next piece; gives the text that it adds, which may be empty. */
  String add(JsonNode piece);

  /** Whether the provider said that the answer has ended. */
  boolean isWhole();

  /** What the provider said so far that the call took; empty where it said nothing. */
  Optional<Usage> metered();

  /** The whole answer, as it comes in one. */
  JsonNode body();
}
