package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/**
 * What to measure.
 *
 * @param split the role of the labels to measure on, never {@code ALIGN}
 */
public record CalibrateInput(
    ProjectId projectId,
    CalibrationId calibrationId,
    Subject subject,
    Split split,
    Actor startedBy) {
  public CalibrateInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(calibrationId, "calibrationId is null");
    Objects.requireNonNull(subject, "subject is null");
    if (!CertificatePolicy.certifies(split)) {
      throw new IllegalArgumentException(
          "labels of role %s are for training; measure on another role".formatted(split));
    }
    Objects.requireNonNull(startedBy, "startedBy is null");
  }

  /** Which judge. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Subject.Existing.class, name = "existing"),
    @JsonSubTypes.Type(value = Subject.Learn.class, name = "learn"),
    @JsonSubTypes.Type(value = Subject.Anchors.class, name = "anchors")
  })
  public sealed interface Subject {
    /** A judge version that is there. */
    record Existing(JudgeId judgeId) implements Subject {
      public Existing {
        Objects.requireNonNull(judgeId, "judgeId is null");
      }
    }

    /** A judge that is first learnt from the labels of role {@code ALIGN} on a criterion. */
    record Learn(CriterionId criterionId) implements Subject {
      public Learn {
        Objects.requireNonNull(criterionId, "criterionId is null");
      }
    }

    /**
     * The judge of a certificate once more, on the anchors among its labels: no new certificate
     * comes of it, but the old one may end.
     */
    record Anchors(CalibrationId certificate, JudgeId judgeId) implements Subject {
      public Anchors {
        Objects.requireNonNull(certificate, "certificate is null");
        Objects.requireNonNull(judgeId, "judgeId is null");
      }
    }
  }
}
