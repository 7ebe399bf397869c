package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a campaign's document comes to: names are resolved to ids, so it means the same tomorrow.
 *
 * @param stage whose live version is the baseline, and where a candidate is promoted to
 * @param candidates versions to compare with what is live, in the order in which the gate is asked;
 *     none where the campaign only finds out how good the live version is
 * @param answerer answers under the baseline and under all candidates
 * @param collectFailures whether each cycle begins by reading the traces that came in
 * @param cases how cases are made; absent where the dataset is taken as it is
 * @param labels absent where people label nothing
 * @param certificate absent where no judge is measured
 * @param gate needed where there are candidates or may be
 * @param tuning absent where nothing is learnt when no candidate passes
 * @param promotion absent where nobody is to be asked
 */
public record CampaignPlan(
    ProjectId projectId,
    CampaignId campaignId,
    String name,
    PromptId promptId,
    Stage stage,
    List<PromptVersionId> candidates,
    Answerer answerer,
    boolean collectFailures,
    Optional<Cases> cases,
    Examination examination,
    Optional<Labels> labels,
    Optional<Certificate> certificate,
    Optional<GateId> gate,
    Optional<Tuning> tuning,
    Optional<Promotion> promotion,
    CampaignBudget budget,
    Rhythm rhythm,
    PersonId startedBy) {
  /** Each further candidate is a further chance that luck passes the gate. */
  public static final int CANDIDATES_MAX = 5;

  private static final int NAME_CHARS_MAX = 80;

  public CampaignPlan {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(campaignId, "campaignId is null");
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a campaign's name has 1 to 80 characters");
    }
    Objects.requireNonNull(promptId, "promptId is null");
    Objects.requireNonNull(stage, "stage is null");
    candidates = List.copyOf(candidates);
    if (candidates.size() > CANDIDATES_MAX
        || candidates.stream().distinct().count() != candidates.size()) {
      throw new IllegalArgumentException("a campaign has at most 5 candidates, each once");
    }
    Objects.requireNonNull(answerer, "answerer is null");
    Objects.requireNonNull(cases, "cases is null");
    Objects.requireNonNull(examination, "examination is null");
    Objects.requireNonNull(labels, "labels is null");
    Objects.requireNonNull(certificate, "certificate is null");
    Objects.requireNonNull(gate, "gate is null");
    Objects.requireNonNull(tuning, "tuning is null");
    boolean mayHaveCandidates = !candidates.isEmpty() || tuning.isPresent();
    if (mayHaveCandidates && gate.isEmpty()) {
      throw new IllegalArgumentException("candidates need a gate");
    }
    Objects.requireNonNull(promotion, "promotion is null");
    if (promotion.isPresent() && !mayHaveCandidates) {
      throw new IllegalArgumentException("a promotion needs a candidate");
    }
    if (rhythm.cycles() > 1 && promotion.filter(Promotion::leavesCanary).isPresent()) {
      throw new IllegalArgumentException("a canary is left running by a campaign of one cycle");
    }
    Objects.requireNonNull(budget, "budget is null");
    Objects.requireNonNull(rhythm, "rhythm is null");
    Objects.requireNonNull(startedBy, "startedBy is null");
  }

  /**
   * How cases are made, as in {@link GenerateCasesInput}.
   *
   * @param fromFailures whether failures without a case are sources too
   * @param finalise whether what passes the check is final at once, or waits for people
   */
  public record Cases(
      List<DocumentId> documents,
      int questionsPerDocument,
      boolean fromFailures,
      ModelName model,
      boolean finalise) {
    public Cases {
      documents = List.copyOf(documents);
      if (documents.isEmpty() && !fromFailures) {
        throw new IllegalArgumentException("name documents, or set fromFailures");
      }
      Objects.requireNonNull(model, "model is null");
    }
  }

  /**
   * What is asked of every version.
   *
   * @param datasetId the suite's dataset, of which each cycle publishes a version
   * @param judges how many of the suite's assertions call a judge's model
   */
  public record Examination(SuiteId suiteId, DatasetId datasetId, int repeats, int judges) {
    public Examination {
      Objects.requireNonNull(suiteId, "suiteId is null");
      Objects.requireNonNull(datasetId, "datasetId is null");
      if (repeats < 1 || repeats > RunSuiteInput.REPEATS_MAX) {
        throw new IllegalArgumentException("repeats is 1 to 20: " + repeats);
      }
      if (judges < 0) {
        throw new IllegalArgumentException("judges is negative: " + judges);
      }
    }

    /** Model calls that one item takes at most: the answer, and each judge. */
    public int callsPerItem() {
      return 1 + judges;
    }
  }

  /**
   * What people are asked to label: pass or fail on one criterion, of the answers of a cycle's
   * runs.
   *
   * @param sample at most this many different answers
   * @param reviewers how many people label each without seeing each other
   * @param patience from the queue's opening to its deadline
   * @param fallback what the queue does then
   */
  public record Labels(
      CriterionId criterionId, int reviewers, int sample, Duration patience, Fallback fallback) {
    public Labels {
      Objects.requireNonNull(criterionId, "criterionId is null");
      if (reviewers < 1 || reviewers > QueuePlan.REVIEWERS_MAX) {
        throw new IllegalArgumentException("reviewers is 1 to 5: " + reviewers);
      }
      if (sample < 1 || sample > QueuePlan.ITEMS_MAX) {
        throw new IllegalArgumentException("sample is 1 to 10,000: " + sample);
      }
      Objects.requireNonNull(patience, "patience is null");
      Objects.requireNonNull(fallback, "fallback is null");
    }
  }

  /**
   * Which judge is measured against the labels that there are, as in {@link CalibrateInput}.
   *
   * @param asksModel whether the judge calls a model for each answer
   */
  public record Certificate(CalibrateInput.Subject subject, Split split, boolean asksModel) {
    public Certificate {
      Objects.requireNonNull(subject, "subject is null");
      if (!CertificatePolicy.certifies(split)) {
        throw new IllegalArgumentException("labels of role %s certify nothing".formatted(split));
      }
      if (subject instanceof CalibrateInput.Subject.Anchors) {
        throw new IllegalArgumentException("a check of anchors certifies nothing");
      }
    }
  }

  /** What is learnt from where no candidate passes: a dataset of role {@code TUNE}. */
  public record Tuning(DatasetId datasetId) {
    public Tuning {
      Objects.requireNonNull(datasetId, "datasetId is null");
    }
  }

  /**
   * Whom to ask, and what to wait for.
   *
   * @param patience how long approvals are awaited, 1 minute to 30 days
   * @param canary what is done while the candidate is rolled out; absent for {@link Canary#WAIT}
   */
  public record Promotion(Duration patience, Optional<Canary> canary) {
    public Promotion {
      Objects.requireNonNull(patience, "patience is null");
      Objects.requireNonNull(canary, "canary is null");
    }

    /** Waits for the end of a canary. */
    public Promotion(Duration patience) {
      this(patience, Optional.empty());
    }

    /** Whether the campaign ends once the candidate is on its way. */
    boolean leavesCanary() {
      return canary.equals(Optional.of(Canary.LEAVE));
    }
  }

  /** What a campaign does while its candidate is rolled out step by step. */
  public enum Canary {
    /** Waits for the end, and has that as its outcome. */
    WAIT,
    /**
     * Ends as rolling out. Only with one cycle: a next one would compare with what is about to be
     * replaced, and could ask for nothing at that stage.
     */
    LEAVE
  }

  /**
   * How often the loop goes round.
   *
   * @param cycles 1 to {@link #CYCLES_MAX}
   * @param every from the end of a cycle to the start of the next, at most 30 days
   */
  public record Rhythm(int cycles, Duration every) {
    /** Daily for a year. */
    public static final int CYCLES_MAX = 366;

    /** What is rarer is another campaign. */
    public static final Duration EVERY_MAX = Duration.ofDays(30);

    /** One cycle. */
    public static final Rhythm ONCE = new Rhythm(1, Duration.ZERO);

    public Rhythm {
      if (cycles < 1 || cycles > CYCLES_MAX) {
        throw new IllegalArgumentException("cycles is 1 to 366: " + cycles);
      }
      if (every.isNegative() || every.compareTo(EVERY_MAX) > 0) {
        throw new IllegalArgumentException("every is at most 30 days: " + every);
      }
    }
  }
}
