package dev.hansei.activities.criteria;

import java.util.Map;
import java.util.Optional;

/**
 * What a judge of one kind asks of its model about one answer, and how it reads the reply. The
 * lead's words (rubric, steps, categories) stand with the instructions; all others are data.
 */
interface JudgeForm {
  /** What the case would need to have; empty where the question can be put. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** Strangers' texts by name, in their order. */
  Map<String, String> parts();

  /**
   * The instructions.
   *
   * @param rule what must be said of the data
   */
  String instructions(String rule);

  /** The JSON schema of the reply. */
  String schema();

  /**
   * Reads the reply.
   *
   * @throws OffSchema where it is not what was asked for
   */
  Finding read(ReplyFields reply) throws OffSchema;
}
