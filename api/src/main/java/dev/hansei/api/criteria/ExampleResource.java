package dev.hansei.api.criteria;

import dev.hansei.workflows.criteria.CriterionExample;
import java.time.Instant;
import java.util.UUID;

/** An answer that meets a criterion or breaks it, as the API shows it. */
public record ExampleResource(
    UUID id,
    boolean meets,
    String question,
    String answer,
    String why,
    String author,
    Instant createdAt) {
  static ExampleResource from(CriterionExample example) {
    return new ExampleResource(
        example.id().value(),
        example.meets(),
        example.question(),
        example.answer(),
        example.why(),
        example.author().label(),
        example.createdAt());
  }
}
