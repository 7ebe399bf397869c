package dev.hansei.workflows.criteria;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One immutable version of a judge: a rubric applied by a model in some way, weights learnt from
 * people's labels, or other judges together.
 *
 * @param number counts from 1 within the criterion
 * @param rubric what to look for, in plain words; 1 to 8,000 characters
 * @param model who applies the rubric; for a learned judge the embedding model that its features
 *     need; for a jury {@link #JURY_MODEL}
 * @param contentSha256 hash of rubric, model, settings, weights and method: the same judge is not
 *     stored twice
 * @param learned the {@link LearnedModel} of a learned judge; empty for one that asks a model
 * @param method what it does beyond passing or failing by its rubric; empty for a plain rubric and
 *     for a learned judge
 */
public record Judge(
    JudgeId id,
    CriterionId criterionId,
    int number,
    String rubric,
    ModelName model,
    ModelSettings settings,
    Sha256 contentSha256,
    Instant createdAt,
    Optional<ArtifactRef> learned,
    Optional<JudgeMethod> method) {
  /** Stands for the models of a jury's members; no provider has it. */
  public static final ModelName JURY_MODEL = new ModelName("jury/members");

  /**
   * Part of every fingerprint of a judge that embeds since the first. Weights name the version of
   * features that they are for, and their hash is in the fingerprint too, so this never changes.
   */
  private static final int FEATURES_MARK = 1;

  /** A rubric longer than this is several criteria. */
  public static final int RUBRIC_CHARS_MAX = 8_000;

  public Judge {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(criterionId, "criterionId is null");
    if (number < 1) {
      throw new IllegalArgumentException("version numbers count from 1: " + number);
    }
    if (rubric.isBlank() || rubric.length() > RUBRIC_CHARS_MAX) {
      throw new IllegalArgumentException("a rubric has 1 to 8,000 characters");
    }
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(settings, "settings is null");
    Objects.requireNonNull(contentSha256, "contentSha256 is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(learned, "learned is null");
    Objects.requireNonNull(method, "method is null");
    if (learned.isPresent() && method.isPresent()) {
      throw new IllegalArgumentException("a learned judge has its weights and no other method");
    }
  }

  /** A judge without a method. */
  public Judge(
      JudgeId id,
      CriterionId criterionId,
      int number,
      String rubric,
      ModelName model,
      ModelSettings settings,
      Sha256 contentSha256,
      Instant createdAt,
      Optional<ArtifactRef> learned) {
    this(
        id,
        criterionId,
        number,
        rubric,
        model,
        settings,
        contentSha256,
        createdAt,
        learned,
        Optional.empty());
  }

  /** What kind of judge it is. */
  public JudgeKind kind() {
    return method
        .map(JudgeMethod::kind)
        .orElse(learned.isPresent() ? JudgeKind.LEARNED : JudgeKind.RUBRIC);
  }

  /**
   * The value from which it passes an answer by itself, where its value decides; a suite may ask
   * another. Empty where the judge says pass or fail.
   */
  public OptionalDouble passesFrom() {
    return method.map(Judge::threshold).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble threshold(JudgeMethod method) {
    return switch (method) {
      case JudgeMethod.Graded graded -> OptionalDouble.of(graded.passesFrom());
      case JudgeMethod.Jury jury when jury.rule() == JudgeMethod.Jury.Rule.MEAN ->
          OptionalDouble.of(jury.passesFrom());
      case JudgeMethod.Jury _,
          JudgeMethod.Categories _,
          JudgeMethod.Safety _,
          JudgeMethod.Pairwise _,
          JudgeMethod.Aligned _ ->
          OptionalDouble.empty();
    };
  }

  /** The members of a jury; none for other judges. */
  public List<JudgeId> members() {
    return method.orElse(null) instanceof JudgeMethod.Jury jury ? jury.members() : List.of();
  }

  /** The labels that an aligned judge was aligned with; empty for others. */
  public Optional<ArtifactRef> alignedWith() {
    return method.orElse(null) instanceof JudgeMethod.Aligned aligned
        ? Optional.of(aligned.labels())
        : Optional.empty();
  }

  /** How many labelled answers it is shown beside each; 0 for most. */
  public int shownExamples() {
    return method.orElse(null) instanceof JudgeMethod.Aligned aligned ? aligned.examples() : 0;
  }

  /**
   * Whether it could score single answers at all: a builtin model follows no instruction, and a
   * pairwise judge compares two. Members of juries were asked when the jury was made.
   */
  public boolean scoresAnswers() {
    return switch (kind()) {
      case LEARNED, JURY -> true;
      case PAIRWISE -> false;
      case RUBRIC,
          GRADES,
          CATEGORIES,
          G_EVAL,
          FACTUAL_CONSISTENCY,
          ANSWER_RELEVANCE,
          CONTEXT_PRECISION,
          CONTEXT_RECALL,
          REFERENCE_EQUIVALENCE,
          FEEDBACK_INCORPORATION,
          SAFETY ->
          !model.provider().equals("builtin");
    };
  }

  /**
   * Whether it could choose among answers by looking at each alone, with question and context: an
   * application that chooses has no reference, and nobody has said anything of the answer yet.
   * Members of juries are to be asked themselves.
   */
  public boolean choosesAnswers() {
    return switch (kind()) {
      case RUBRIC,
          LEARNED,
          GRADES,
          CATEGORIES,
          G_EVAL,
          FACTUAL_CONSISTENCY,
          ANSWER_RELEVANCE,
          SAFETY,
          JURY ->
          scoresAnswers();
      case CONTEXT_PRECISION,
          CONTEXT_RECALL,
          REFERENCE_EQUIVALENCE,
          FEEDBACK_INCORPORATION,
          PAIRWISE ->
          false;
    };
  }

  /**
   * What gives its verdicts, as one hash: a certificate holds for this and for nothing else. It
   * changes with rubric, model, settings, weights and method, and with the embedding model for a
   * learned judge, for one that is shown the nearest examples, and for a jury, which may have one
   * among its members.
   *
   * @param embedder the embedding model in use now
   */
  public Sha256 fingerprint(ModelName embedder) {
    boolean embeds = kind() == JudgeKind.LEARNED || kind() == JudgeKind.JURY || shownExamples() > 0;
    String features = embeds ? "\n%s\n%d".formatted(embedder, FEATURES_MARK) : "";
    return Sha256.of(contentSha256 + "\n" + model + features);
  }
}
