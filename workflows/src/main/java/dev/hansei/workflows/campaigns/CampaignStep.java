package dev.hansei.workflows.campaigns;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.Objects;

/**
 * One thing that a cycle does. A further kind is a record here, a result in {@link StepResult}, a
 * place in {@link CampaignPolicy#next} and a case in {@code CampaignStepRunner}; those that exist
 * keep their words and their JSON.
 *
 * <p>{@link #key} names it within its cycle, in the registry and in events.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CampaignStep.Collect.class, name = "collect"),
  @JsonSubTypes.Type(value = CampaignStep.Generate.class, name = "generate"),
  @JsonSubTypes.Type(value = CampaignStep.Publish.class, name = "publish"),
  @JsonSubTypes.Type(value = CampaignStep.Baseline.class, name = "baseline"),
  @JsonSubTypes.Type(value = CampaignStep.Candidate.class, name = "candidate"),
  @JsonSubTypes.Type(value = CampaignStep.AskForLabels.class, name = "ask-for-labels"),
  @JsonSubTypes.Type(value = CampaignStep.MeasureJudge.class, name = "measure-judge"),
  @JsonSubTypes.Type(value = CampaignStep.AskGate.class, name = "ask-gate"),
  @JsonSubTypes.Type(value = CampaignStep.Learn.class, name = "learn"),
  @JsonSubTypes.Type(value = CampaignStep.AskPeople.class, name = "ask-people")
})
public sealed interface CampaignStep {
  /** Unique within a cycle, at most 20 characters, and kept for ever. */
  String key();

  /** The stage whose pages show what it does. */
  String stage();

  /** Reads the traces that came in and keeps those that failed. */
  record Collect() implements CampaignStep {
    @Override
    public String key() {
      return "collect";
    }

    @Override
    public String stage() {
      return "failures";
    }
  }

  /** Makes cases from failures and documents. */
  record Generate() implements CampaignStep {
    @Override
    public String key() {
      return "generate";
    }

    @Override
    public String stage() {
      return "cases";
    }
  }

  /** Freezes the dataset's final cases as a version. */
  record Publish() implements CampaignStep {
    @Override
    public String key() {
      return "publish";
    }

    @Override
    public String stage() {
      return "cases";
    }
  }

  /** Runs the suite on what is live. */
  record Baseline(PromptVersionId version) implements CampaignStep {
    public Baseline {
      Objects.requireNonNull(version, "version is null");
    }

    @Override
    public String key() {
      return "baseline";
    }

    @Override
    public String stage() {
      return "suites";
    }
  }

  /**
   * Runs the suite on a candidate; {@code number} is its place in the plan, from 1, or the next for
   * the one that tuning made.
   */
  record Candidate(int number, PromptVersionId version) implements CampaignStep {
    public Candidate {
      Objects.requireNonNull(version, "version is null");
    }

    @Override
    public String key() {
      return "candidate-" + number;
    }

    @Override
    public String stage() {
      return "suites";
    }
  }

  /** Lets people label the answers of the runs. */
  record AskForLabels() implements CampaignStep {
    @Override
    public String key() {
      return "annotate";
    }

    @Override
    public String stage() {
      return "annotations";
    }
  }

  /** Measures a judge against the labels, so that the gate knows what it may be used for. */
  record MeasureJudge() implements CampaignStep {
    @Override
    public String key() {
      return "calibrate";
    }

    @Override
    public String stage() {
      return "calibrations";
    }
  }

  /** Lets the gate decide about a candidate. */
  record AskGate(int number) implements CampaignStep {
    @Override
    public String key() {
      return "gate-" + number;
    }

    @Override
    public String stage() {
      return "gates";
    }
  }

  /** Makes a further candidate of {@code base} by learning. */
  record Learn(PromptVersionId base) implements CampaignStep {
    public Learn {
      Objects.requireNonNull(base, "base is null");
    }

    @Override
    public String key() {
      return "tune";
    }

    @Override
    public String stage() {
      return "tunings";
    }
  }

  /** Asks people to approve a candidate that the gate passed. */
  record AskPeople(int number, PromptVersionId version) implements CampaignStep {
    public AskPeople {
      Objects.requireNonNull(version, "version is null");
    }

    @Override
    public String key() {
      return "promote";
    }

    @Override
    public String stage() {
      return "promotions";
    }
  }
}
