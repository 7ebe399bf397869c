package dev.hansei.api.campaigns;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.campaigns.CampaignBudget;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunSuiteInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's document: names, not ids.
 *
 * @param prompt a prompt's name
 * @param stage dev, team or production; production when absent. Its live version is the baseline
 * @param candidates version numbers of the prompt, at most 5; none to look only at what is live
 * @param model answers for baseline and candidates, such as builtin/extractive; needed without
 *     {@code target}
 * @param target an application outside that answers instead
 * @param failures whether each cycle collects failures first; it does not when absent
 * @param cases how cases are made; when absent the dataset is taken as it is
 * @param suite what is asked of every answer
 * @param repeats how often each case is asked, 1 to 20; 1 when absent
 * @param annotate what people label after the runs; nothing when absent
 * @param calibrate which judge is measured against the labels; none when absent
 * @param gate rules that a candidate must meet; needed where there are candidates
 * @param tune what is learnt from where no candidate passes; nothing when absent
 * @param promote whether and how long people are asked, and whether a canary is waited for; nobody
 *     is asked when absent
 * @param budget what it may spend
 * @param cycles how often the loop goes round, 1 to 366; once when absent
 * @param every from the end of a cycle to the next, such as PT1H or P1D; a day when absent
 * @param strategy always refused, and said why: what a strategy gets out of a version is no
 *     evidence for the version
 */
public record NewCampaign(
    String name,
    String prompt,
    @Nullable Stage stage,
    @Nullable List<Integer> candidates,
    @Nullable ModelName model,
    @Nullable NewCampaignTarget target,
    @Nullable NewFailures failures,
    @Nullable NewCases cases,
    String suite,
    @Nullable Integer repeats,
    @Nullable NewCampaignLabels annotate,
    @Nullable NewCampaignJudge calibrate,
    @Nullable String gate,
    @Nullable NewCampaignTuning tune,
    @Nullable NewPromote promote,
    NewBudget budget,
    @Nullable Integer cycles,
    @Nullable Duration every,
    @Nullable Map<String, Object> strategy) {
  private static final int NAME_CHARS_MAX = 80;
  private static final Duration EVERY_USUAL = Duration.ofDays(1);

  public NewCampaign {
    Rules.text("name", name, NAME_CHARS_MAX);
    Rules.text("prompt", prompt, NAME_CHARS_MAX);
    refuseStrategy(strategy);
    candidates = Rules.listOrEmpty("candidates", candidates, CampaignPlan.CANDIDATES_MAX);
    if (candidates.stream().distinct().count() != candidates.size()) {
      throw new InvalidFieldException("candidates", "Name each version once.");
    }
    requireOneAnswerer(model, target, cases);
    Rules.text("suite", suite, NAME_CHARS_MAX);
    Rules.between("repeats", repeats, 1, 1, RunSuiteInput.REPEATS_MAX);
    boolean mayHaveCandidates = !candidates.isEmpty() || tune != null;
    if (mayHaveCandidates && gate == null) {
      throw new InvalidFieldException(
          "gate", "Candidates, those of 'tune' included, need a gate that decides about them.");
    }
    if (promote != null && !mayHaveCandidates) {
      throw new InvalidFieldException(
          "promote", "There is no candidate to promote; name one, or leave this out.");
    }
    if (promote != null && promote.canary() == CampaignPlan.Canary.LEAVE && goesRound(cycles)) {
      throw new InvalidFieldException(
          "promote.canary",
          "A campaign that goes round waits for the end of a canary: its next cycle would compare"
              + " with what is about to be replaced. Leave one running with 'cycles: 1'.");
    }
    Rules.needed("budget", budget);
    Rules.between("cycles", cycles, 1, 1, CampaignPlan.Rhythm.CYCLES_MAX);
    if (every != null
        && (every.isNegative() || every.compareTo(CampaignPlan.Rhythm.EVERY_MAX) > 0)) {
      throw new InvalidFieldException("every", "It is PT0S to P30D (30 days).");
    }
  }

  private static boolean goesRound(@Nullable Integer cycles) {
    return cycles != null && cycles > 1;
  }

  private static void refuseStrategy(@Nullable Map<String, Object> strategy) {
    if (strategy != null) {
      throw new InvalidFieldException(
          "strategy",
          "A campaign takes none: it decides about versions, which at a stage answer alone, so what"
              + " a strategy gets out of them is no evidence. Leave it out; a run measures one:"
              + " hansei suites run ... --strategy.");
    }
  }

  private static void requireOneAnswerer(
      @Nullable ModelName model, @Nullable NewCampaignTarget target, @Nullable NewCases cases) {
    if (target == null) {
      Rules.needed("model", model);
      return;
    }
    if (model != null) {
      throw new InvalidFieldException(
          "model", "The application at 'target.url' answers; leave 'model' out.");
    }
    if (cases != null && cases.model() == null) {
      throw new InvalidFieldException(
          "cases.model", "Say what writes the cases: the application at 'target.url' does not.");
    }
  }

  Stage stageOrProduction() {
    return stage == null ? Stage.PRODUCTION : stage;
  }

  List<Integer> candidateNumbers() {
    return candidates == null ? List.of() : candidates;
  }

  boolean collects() {
    return failures != null && !Boolean.FALSE.equals(failures.collect());
  }

  int repeatsOrOnce() {
    return repeats == null ? 1 : repeats;
  }

  CampaignPlan.Rhythm rhythm() {
    int times = cycles == null ? 1 : cycles;
    return times == 1
        ? CampaignPlan.Rhythm.ONCE
        : new CampaignPlan.Rhythm(times, every == null ? EVERY_USUAL : every);
  }

  /** Whether failures are collected; they are when {@code collect} is absent. */
  public record NewFailures(@Nullable Boolean collect) {}

  /**
   * How cases are made.
   *
   * @param dataset the suite's dataset, by name; may be left out
   * @param documents by name or id
   * @param questionsPerDocument 0 to 100; 5 when absent
   * @param fromFailures whether failures without a case are sources too
   * @param model writes and checks; the campaign's model when absent
   * @param finalise whether what passes the check is final at once; it is not when absent
   */
  public record NewCases(
      @Nullable String dataset,
      @Nullable List<String> documents,
      @Nullable Integer questionsPerDocument,
      @Nullable Boolean fromFailures,
      @Nullable ModelName model,
      @Nullable Boolean finalise) {
    private static final int QUESTIONS_USUAL = 5;
    private static final int QUESTIONS_MAX = 100;

    public NewCases {
      documents = Rules.listOrEmpty("documents", documents, GenerateCasesInput.DOCUMENTS_MAX);
      Rules.between(
          "questionsPerDocument", questionsPerDocument, QUESTIONS_USUAL, 0, QUESTIONS_MAX);
      if (documents.isEmpty() && !Boolean.TRUE.equals(fromFailures)) {
        throw new InvalidFieldException(
            "documents", "Name documents, or set 'fromFailures: true'.");
      }
      if (model != null && model.provider().equals("recorded")) {
        throw new InvalidFieldException(
            "model", "Recorded outputs write no questions; name a model that can.");
      }
    }

    List<String> documentNames() {
      return documents == null ? List.of() : documents;
    }

    int questions() {
      return questionsPerDocument == null ? QUESTIONS_USUAL : questionsPerDocument;
    }

    boolean isFromFailures() {
      return Boolean.TRUE.equals(fromFailures);
    }

    boolean isFinal() {
      return Boolean.TRUE.equals(finalise);
    }
  }

  /**
   * Whom to ask, and what to wait for.
   *
   * @param patience how long approvals are awaited, PT1M to P30D; seven days when absent
   * @param canary while the candidate is rolled out step by step: wait (for its end, which is the
   *     outcome), or leave (it goes on by itself, and the campaign has ended); wait when absent
   */
  public record NewPromote(@Nullable Duration patience, CampaignPlan.@Nullable Canary canary) {
    private static final Duration PATIENCE_USUAL = Duration.ofDays(7);
    private static final Duration PATIENCE_MIN = Duration.ofMinutes(1);
    private static final Duration PATIENCE_MAX = Duration.ofDays(30);

    public NewPromote {
      if (patience != null
          && (patience.compareTo(PATIENCE_MIN) < 0 || patience.compareTo(PATIENCE_MAX) > 0)) {
        throw new InvalidFieldException("patience", "It is PT1M (a minute) to P30D (30 days).");
      }
    }

    Duration patienceOrUsual() {
      return patience == null ? PATIENCE_USUAL : patience;
    }
  }

  /**
   * What it may spend.
   *
   * @param calls model calls, 1 to 10,000,000
   * @param usd US dollars; no limit when absent
   */
  public record NewBudget(Long calls, @Nullable BigDecimal usd) {
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    /** More digits than any price has. */
    private static final int USD_SCALE_MAX = 18;

    public NewBudget {
      long wanted = Rules.needed("calls", calls);
      if (wanted < 1 || wanted > CampaignBudget.CALLS_MAX) {
        throw new InvalidFieldException("calls", "It is 1 to 10,000,000.");
      }
      if (usd != null && !isUsd(usd)) {
        throw new InvalidFieldException(
            "usd", "It is above 0 and at most 1,000,000; leave it out for no limit.");
      }
    }

    /** Above 0 and at most a million; before any arithmetic, which 1e500000000 would drown. */
    static boolean isUsd(BigDecimal usd) {
      return usd.signum() > 0
          && Math.abs(usd.scale()) <= USD_SCALE_MAX
          && usd.compareTo(MICROS) <= 0;
    }

    private static long micros(BigDecimal usd) {
      return usd.multiply(MICROS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    CampaignBudget budget() {
      return new CampaignBudget(calls, usd == null ? 0 : micros(usd));
    }
  }
}
