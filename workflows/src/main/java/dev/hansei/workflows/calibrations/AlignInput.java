package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/**
 * Which judge to align, how, and what that may cost.
 *
 * @param judgeId a judge of kind rubric
 * @param rounds how often its rubric is written anew, 1 to {@value #ROUNDS_MAX}; counts for nothing
 *     where only examples are tried
 * @param callsMax judgements and rewritings that it may ask for, above 0; a reply that cannot be
 *     read is asked for once more, which is not counted
 * @param split the role of the labels that before and after are compared on, never {@code ALIGN}
 */
public record AlignInput(
    ProjectId projectId,
    AlignmentId alignmentId,
    JudgeId judgeId,
    Way way,
    int rounds,
    int callsMax,
    Split split,
    Actor startedBy) {
  /** What a rubric does not say after so many rewritings, another will not say either. */
  public static final int ROUNDS_MAX = 8;

  /** Twice what the largest alignment can ask for. */
  public static final int CALLS_MAX = 20_000;

  public AlignInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(alignmentId, "alignmentId is null");
    Objects.requireNonNull(judgeId, "judgeId is null");
    Objects.requireNonNull(way, "way is null");
    if (rounds < 1 || rounds > ROUNDS_MAX) {
      throw new IllegalArgumentException("an alignment has 1 to 8 rounds: " + rounds);
    }
    if (callsMax < 1 || callsMax > CALLS_MAX) {
      throw new IllegalArgumentException("an alignment may ask for 1 to 20,000 calls: " + callsMax);
    }
    if (!CertificatePolicy.certifies(split)) {
      throw new IllegalArgumentException("labels of role %s compare nothing".formatted(split));
    }
    Objects.requireNonNull(startedBy, "startedBy is null");
  }

  /** How a judge is brought nearer to people. */
  public enum Way {
    /** It is shown the nearest labelled answers. */
    EXAMPLES,
    /** A model reads where judge and people differ, and writes the rubric anew. */
    REWRITE,
    /** First the one, then the other on top. */
    BOTH;

    /** Whether examples are tried. */
    public boolean showsExamples() {
      return this != REWRITE;
    }

    /** Whether the rubric is written anew. */
    public boolean rewrites() {
      return this != EXAMPLES;
    }
  }
}
