package dev.hansei.infra.registry.annotations;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the reviewers of a queue agree, adjudication left out.
 *
 * @param pairs tasks with two reviews or more
 * @param agreed those of them on which all say the same
 * @param percent the share that agrees, 0 to 1, with Wilson's interval; absent without pairs
 * @param kappa Cohen's, with its bootstrap interval; absent without pairs
 * @param alpha Krippendorff's for words; absent where nothing could differ
 * @param people how often each author agreed with the other one, most labels first
 * @param fields each field of the queue's form, in its order; absent where it asks by none, and in
 *     what was measured before there were forms
 */
public record QueueAgreement(
    int pairs,
    int agreed,
    Optional<Estimate> percent,
    Optional<Estimate> kappa,
    Optional<Double> alpha,
    List<OfAuthor> people,
    Instant measuredAt,
    @Nullable List<OfField> fields) {
  @JsonCreator
  public QueueAgreement {
    if (agreed < 0 || agreed > pairs) {
      throw new IllegalArgumentException("%d of %d pairs agree".formatted(agreed, pairs));
    }
    Objects.requireNonNull(percent, "percent is null");
    Objects.requireNonNull(kappa, "kappa is null");
    Objects.requireNonNull(alpha, "alpha is null");
    people = List.copyOf(people);
    Objects.requireNonNull(measuredAt, "measuredAt is null");
    fields = fields == null ? null : List.copyOf(fields);
  }

  /** Of a queue that asks by no form. */
  public QueueAgreement(
      int pairs,
      int agreed,
      Optional<Estimate> percent,
      Optional<Estimate> kappa,
      Optional<Double> alpha,
      List<OfAuthor> people,
      Instant measuredAt) {
    this(pairs, agreed, percent, kappa, alpha, people, measuredAt, null);
  }

  /** The fields of the form; none without one. */
  public List<OfField> ofFields() {
    return fields == null ? List.of() : fields;
  }

  /** The same with these fields. */
  public QueueAgreement with(List<OfField> measured) {
    return new QueueAgreement(
        pairs,
        agreed,
        percent,
        kappa,
        alpha,
        people,
        measuredAt,
        measured.isEmpty() ? null : measured);
  }

  /** What the answers of a field are, which decides the measures. */
  public enum Scale {
    /** Words: equal or not. */
    NOMINAL,
    /** Grades: a near miss counts less than a far one. */
    ORDINAL,
    /** Numbers: the squared difference counts. */
    INTERVAL
  }

  /**
   * How far reviewers agree in one field.
   *
   * @param key the field's
   * @param pairs tasks of which two reviewers answered it
   * @param agreed those of them on which both say the same, within the field's tolerance
   * @param percent the share that agrees, with Wilson's interval; absent without pairs
   * @param kappa Cohen's for words, weighted by squares for grades; absent for numbers, and without
   *     pairs
   * @param alpha Krippendorff's of that scale; absent where nothing could differ
   */
  public record OfField(
      String key,
      Scale scale,
      int pairs,
      int agreed,
      Optional<Estimate> percent,
      Optional<Estimate> kappa,
      Optional<Estimate> alpha) {
    public OfField {
      Objects.requireNonNull(key, "key is null");
      Objects.requireNonNull(scale, "scale is null");
      Objects.requireNonNull(percent, "percent is null");
      Objects.requireNonNull(kappa, "kappa is null");
      Objects.requireNonNull(alpha, "alpha is null");
    }
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
