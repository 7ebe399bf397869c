package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far the reviewers of a queue agree, adjudication left out.
 *
 * @param pairs tasks with two reviews
 * @param agreed those of them on which both say the same
 * @param percent the share that agrees, 0 to 1, with Wilson's interval; absent without pairs
 * @param kappa Cohen's, with its bootstrap interval; absent without pairs
 * @param alpha Krippendorff's for words; absent where nothing could differ
 * @param people how often each author agreed with the other one, most labels first
 */
public record QueueAgreement(
    int pairs,
    int agreed,
    Optional<Estimate> percent,
    Optional<Estimate> kappa,
    Optional<Double> alpha,
    List<OfAuthor> people,
    Instant measuredAt) {
  public QueueAgreement {
    if (agreed < 0 || agreed > pairs) {
      throw new IllegalArgumentException("%d of %d pairs agree".formatted(agreed, pairs));
    }
    Objects.requireNonNull(percent, "percent is null");
    Objects.requireNonNull(kappa, "kappa is null");
    Objects.requireNonNull(alpha, "alpha is null");
    people = List.copyOf(people);
    Objects.requireNonNull(measuredAt, "measuredAt is null");
  }

  /**
   * One author against whoever else reviewed the same tasks. Says as much about the others as about
   * the author.
   *
   * @param author as {@code Author.label()} writes it
   * @param compared tasks that somebody else reviewed too
   */
  public record OfAuthor(String author, int compared, int agreed) {}
}
