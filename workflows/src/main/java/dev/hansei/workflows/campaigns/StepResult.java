package dev.hansei.workflows.campaigns;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.tunings.TuningId;
import java.util.Objects;
import java.util.Optional;

/** What came of one {@link CampaignStep} that was done: ids and counts, no text. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StepResult.Collected.class, name = "collected"),
  @JsonSubTypes.Type(value = StepResult.Generated.class, name = "generated"),
  @JsonSubTypes.Type(value = StepResult.Published.class, name = "published"),
  @JsonSubTypes.Type(value = StepResult.Ran.class, name = "ran"),
  @JsonSubTypes.Type(value = StepResult.Labelled.class, name = "labelled"),
  @JsonSubTypes.Type(value = StepResult.Measured.class, name = "measured"),
  @JsonSubTypes.Type(value = StepResult.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = StepResult.Learnt.class, name = "learnt"),
  @JsonSubTypes.Type(value = StepResult.Decided.class, name = "decided"),
  @JsonSubTypes.Type(value = StepResult.StageBusy.class, name = "stage-busy")
})
public sealed interface StepResult {
  /** Failures were collected. */
  record Collected(CollectionId collection, CollectFailuresResult found) implements StepResult {
    public Collected {
      Objects.requireNonNull(collection, "collection is null");
      Objects.requireNonNull(found, "found is null");
    }
  }

  /** Cases were made. */
  record Generated(GenerationId generation, GenerateCasesResult made) implements StepResult {
    public Generated {
      Objects.requireNonNull(generation, "generation is null");
      Objects.requireNonNull(made, "made is null");
    }
  }

  /** The dataset's final cases are a version; {@code cases} counts them. */
  record Published(DatasetVersionId version, int cases) implements StepResult {
    public Published {
      Objects.requireNonNull(version, "version is null");
    }
  }

  /** The suite was run; {@code number} is the candidate's, or 0 for the baseline. */
  record Ran(int number, RunId run, RunSuiteResult result) implements StepResult {
    public Ran {
      Objects.requireNonNull(run, "run is null");
      Objects.requireNonNull(result, "result is null");
    }
  }

  /**
   * The gate decided about candidate {@code number}.
   *
   * @param needed more cases, or labels, that should decide it; 0 unless inconclusive
   * @param advantage over the baseline: the mean of the differences of all metrics of the evidence;
   *     0 where there was nothing to compare with
   */
  record Judged(int number, VerdictId verdict, Says says, int needed, double advantage)
      implements StepResult {
    public Judged {
      Objects.requireNonNull(verdict, "verdict is null");
      Objects.requireNonNull(says, "says is null");
      if (!Double.isFinite(advantage)) {
        throw new IllegalArgumentException("an advantage is finite");
      }
    }
  }

  /** A queue was closed with what people had labelled. */
  record Labelled(QueueId queue, AnnotateResult labels) implements StepResult {
    public Labelled {
      Objects.requireNonNull(queue, "queue is null");
      Objects.requireNonNull(labels, "labels is null");
    }
  }

  /**
   * A judge was measured, or could not be.
   *
   * @param band what its certificate says it may be used for; absent where there is no certificate
   * @param code why there is none, a {@code FailureCode}; empty where there is one
   */
  record Measured(CalibrationId calibration, Optional<Band> band, String code)
      implements StepResult {
    public Measured {
      Objects.requireNonNull(calibration, "calibration is null");
      Objects.requireNonNull(band, "band is null");
      if (band.isPresent() != code.isEmpty()) {
        throw new IllegalArgumentException("a measurement has a band, or a code why not");
      }
    }
  }

  /**
   * Something was learnt, or nothing that helps.
   *
   * @param base what it began with
   * @param candidate the version that names what was learnt; absent where nothing came of it
   * @param code why nothing could be learnt, a {@code FailureCode}; empty where it could, whether
   *     it helped or not
   */
  record Learnt(
      TuningId tuning, PromptVersionId base, Optional<PromptVersionId> candidate, String code)
      implements StepResult {
    public Learnt {
      Objects.requireNonNull(tuning, "tuning is null");
      Objects.requireNonNull(base, "base is null");
      Objects.requireNonNull(candidate, "candidate is null");
      if (candidate.isPresent() && !code.isEmpty()) {
        throw new IllegalArgumentException("what made a candidate did not fail");
      }
    }
  }

  /** People decided about candidate {@code number}, or did not in time. */
  record Decided(int number, PromotionId promotion, PromotionState state) implements StepResult {
    public Decided {
      Objects.requireNonNull(promotion, "promotion is null");
      Objects.requireNonNull(state, "state is null");
    }
  }

  /**
   * People could not be asked about candidate {@code number}: another version was being rolled out
   * at the stage, or at one on the way there. What the gate said of it stands.
   */
  record StageBusy(int number) implements StepResult {
    public StageBusy {
      if (number < 1) {
        throw new IllegalArgumentException("candidates count from 1: " + number);
      }
    }
  }

  /** A verdict's word. */
  enum Says {
    PASS,
    BLOCK,
    INCONCLUSIVE;

    /** The word of a verdict. */
    public static Says of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Pass _ -> PASS;
        case Verdict.Block _ -> BLOCK;
        case Verdict.Inconclusive _ -> INCONCLUSIVE;
      };
    }
  }
}
