package dev.hansei.activities.suites;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.PaidByModel;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunSuiteInput;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many tokens calls may take, from what is known best, and what these cost. */
@Singleton
final class CallEstimates {
  /** Of an answer, where nothing tells: from a word to a page and a half. */
  static final TokenRange ANSWER = new TokenRange(16, 1_024);

  /** Of a judge's verdict, where nothing tells: a JSON object with a sentence or some. */
  static final TokenRange VERDICT = new TokenRange(20, 300);

  /** What a judge is told beside its rubric. */
  static final TokenRange INSTRUCTIONS = new TokenRange(150, 350);

  /** Earlier runs of a suite that are asked; before that the prompt was another. */
  private static final int RUNS_MAX = 10;

  private final Runs runs;
  private final CallJournal journal;

  CallEstimates(Runs runs, CallJournal journal) {
    this.runs = runs;
    this.journal = journal;
  }

  /** How many calls, and how many of them are paid. */
  record Counted(long planned, long paid) {}

  /** Tokens of all calls that are paid. */
  record Tokens(TokenRange input, TokenRange output, String basis) {}

  /** What one call writes, and how that is known. */
  record Output(TokenRange each, String basis) {}

  /**
   * What one call to a model writes: as in the last run of the suite that paid it, else as its
   * settings allow, else as assumed.
   */
  Output output(
      RunSuiteInput input, ModelName model, @Nullable ModelSettings settings, TokenRange assumed) {
    Integer limit = settings == null ? null : settings.maxTokens();
    Optional<PaidByModel> before = model.isFree() ? Optional.empty() : before(input, model);
    if (before.isPresent()) {
      return asBefore(before.get());
    }
    TokenRange each =
        limit == null ? assumed : new TokenRange(Math.min(limit, assumed.low()), limit);
    return new Output(
        each,
        "input by the length of the texts; output %s, no earlier run of the suite on this model"
            .formatted(
                limit == null
                    ? String.format(
                        Locale.ROOT, "assumed as %,d to %,d tokens a call", each.low(), each.high())
                    : String.format(Locale.ROOT, "at most maxTokens, %,d a call", limit)));
  }

  private static Output asBefore(PaidByModel before) {
    long mean = Math.ceilDiv(before.usage().outputTokens(), before.counted());
    return new Output(
        new TokenRange(mean, Math.max(mean, before.outputMax())),
        String.format(
            Locale.ROOT,
            "input by the length of the texts; output as in the last run of the suite on this"
                + " model: %,d tokens a call on average, %,d at most",
            mean,
            before.outputMax()));
  }

  private Optional<PaidByModel> before(RunSuiteInput input, ModelName model) {
    for (RunView run :
        runs.ofSuite(input.projectId(), input.suiteId(), PageRequest.first(RUNS_MAX)).items()) {
      String payer = RunSuite.workflowId(run.input());
      Optional<PaidByModel> paid =
          journal.paidByModel(input.projectId(), payer).stream()
              .filter(each -> each.model().equals(model) && each.counted() > 0)
              .findFirst();
      if (paid.isPresent()) {
        return paid;
      }
    }
    return Optional.empty();
  }

  /** The calls with their cost. */
  RunForecast.Calls calls(
      Pricing pricing, ModelName model, String purpose, Counted counted, Tokens tokens) {
    return new RunForecast.Calls(
        model,
        purpose,
        counted.planned(),
        counted.planned() - counted.paid(),
        tokens.input(),
        tokens.output(),
        model.isFree()
            ? "free: it runs in this process or replays what is recorded"
            : tokens.basis(),
        cost(pricing, model, counted, tokens));
  }

  private static Optional<RunForecast.Money> cost(
      Pricing pricing, ModelName model, Counted counted, Tokens tokens) {
    if (model.isFree() || counted.paid() == 0) {
      return Optional.of(RunForecast.Money.NONE);
    }
    return pricing
        .priceOf(model)
        .map(price ->
            new RunForecast.Money(
                micros(price, tokens.input().low(), tokens.output().low()),
                micros(price, tokens.input().high(), tokens.output().high())));
  }

  private static long micros(Price price, long input, long output) {
    return price.micros(new Usage(input, output, 0));
  }
}
