package dev.hansei.activities.suites;

import dev.hansei.activities.models.JournaledModelCalls;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunSuiteInput;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders what a run would ask, looks the calls up in the journal, and reckons the rest by lengths
 * of texts, earlier runs and the price list. Asks nobody.
 */
@Singleton
final class RunForecaster implements RunForecasts {
  /** Cases that are looked at; a larger run is scaled up from so many, spread over it. */
  private static final int CASES_MAX = 2_000;

  private static final int PAGE = 500;

  /** What a provider adds to each message. */
  private static final TokenRange PER_MESSAGE = new TokenRange(3, 8);

  private final SuitePlans plans;
  private final Cases cases;
  private final CallJournal journal;
  private final JournaledModelCalls calls;
  private final CallEstimates estimates;

  RunForecaster(
      SuitePlans plans,
      Cases cases,
      CallJournal journal,
      JournaledModelCalls calls,
      CallEstimates estimates) {
    this.plans = plans;
    this.cases = cases;
    this.journal = journal;
    this.calls = calls;
    this.estimates = estimates;
  }

  /** What the cases that were looked at came to. */
  private static final class Look {
    private long items;
    private long requests;
    private TokenRange input = TokenRange.NONE;
    private TokenRange material = TokenRange.NONE;
    private Optional<ModelName> model = Optional.empty();
    private final Set<CallKey> keys = new HashSet<>();
  }

  @Override
  public RunForecast of(RunSuiteInput input) {
    Manifest manifest = plans.manifest(input);
    RunContext context = plans.context(input, manifest);
    Look look = look(input, manifest, context);
    List<RunForecast.Calls> planned = new ArrayList<>();
    look.model.ifPresent(model -> planned.add(target(input, manifest, context, look)));
    manifest.assertions().stream()
        .flatMap(assertion -> assertion.leaves().stream())
        .filter(assertion -> assertion.judge() != null)
        .flatMap(assertion -> asked(assertion, assertion.judge(), context, look))
        .forEach(asked -> planned.add(judged(input, manifest, context, asked)));
    return new RunForecast(
        manifest.caseCount(),
        manifest.repeats(),
        look.items,
        context.pricing().number(),
        context.pricing().currency(),
        planned);
  }

  private record Asked(Assertion assertion, Judge judge, Look look) {}

  /** Who asks a model about each answer: of a jury its members, a pairwise judge twice. */
  private static Stream<Asked> asked(
      Assertion assertion, @Nullable JudgeId id, RunContext context, Look look) {
    Judge judge = context.judges().get(Objects.requireNonNull(id));
    if (judge == null) {
      throw new IllegalStateException("the plan has no judge " + id);
    }
    var once = new Asked(assertion, judge, look);
    return switch (judge.kind()) {
      case LEARNED -> Stream.of();
      case PAIRWISE -> Stream.of(once, once);
      case JURY ->
          judge.members().stream().flatMap(member -> asked(assertion, member, context, look));
      case RUBRIC,
          GRADES,
          CATEGORIES,
          G_EVAL,
          FACTUAL_CONSISTENCY,
          ANSWER_RELEVANCE,
          CONTEXT_PRECISION,
          CONTEXT_RECALL,
          REFERENCE_EQUIVALENCE,
          FEEDBACK_INCORPORATION ->
          Stream.of(once);
    };
  }

  private Look look(RunSuiteInput input, Manifest manifest, RunContext context) {
    Look look = new Look();
    int count = manifest.caseCount();
    int pages = Math.ceilDiv(Math.min(count, CASES_MAX), PAGE);
    for (int page = 0; page < pages; page++) {
      int from = count <= CASES_MAX ? page * PAGE : (int) ((long) page * count / pages);
      int to = Math.min(count, from + PAGE);
      List<Case> some = cases.ofVersion(input.projectId(), input.datasetVersionId(), from, to);
      for (int i = 0; i < some.size(); i++) {
        for (int repetition = 0; repetition < manifest.repeats(); repetition++) {
          int ordinal = (from + i) * manifest.repeats() + repetition;
          see(look, context, new RunItem(input.runId(), ordinal, repetition, some.get(i)));
        }
      }
    }
    return look;
  }

  private void see(Look look, RunContext context, RunItem item) {
    look.items++;
    var content = item.of().content();
    look.material =
        look.material
            .plus(TokenRange.of(content.transcript()))
            .plus(TokenRange.of(content.reference()));
    Optional<ModelRequest> asked = context.target().request(item);
    if (asked.isPresent()) {
      ModelRequest request = asked.get();
      look.requests++;
      look.model = Optional.of(request.model());
      look.keys.add(calls.keyOf(context.project(), request));
      for (Message message : request.messages()) {
        look.input = look.input.plus(TokenRange.of(message.content())).plus(PER_MESSAGE);
      }
    }
  }

  private RunForecast.Calls target(
      RunSuiteInput input, Manifest manifest, RunContext context, Look look) {
    ModelName model = look.model.orElseThrow();
    long planned = scaled(look.requests, look, manifest);
    long known = journal.known(context.project(), look.keys);
    long paid = scaled(look.keys.size() - known, look, manifest);
    var output = estimates.output(input, model, manifest.parameters(), CallEstimates.ANSWER);
    return estimates.calls(
        context.pricing(),
        model,
        "target",
        new CallEstimates.Counted(planned, paid),
        new CallEstimates.Tokens(
            look.input.share(paid, look.requests), output.each().times(paid), output.basis()));
  }

  /** Judges see answers that are not there yet: none of their calls can be looked up. */
  private RunForecast.Calls judged(
      RunSuiteInput input, Manifest manifest, RunContext context, Asked asked) {
    Judge judge = asked.judge();
    Look look = asked.look();
    long items = scaled(look.items, look, manifest);
    TokenRange answer =
        look.model
            .map(model ->
                estimates.output(input, model, manifest.parameters(), CallEstimates.ANSWER).each())
            .orElse(TokenRange.NONE);
    TokenRange each = CallEstimates.INSTRUCTIONS.plus(TokenRange.of(judge.rubric())).plus(answer);
    var output = estimates.output(input, judge.model(), judge.settings(), CallEstimates.VERDICT);
    return estimates.calls(
        context.pricing(),
        judge.model(),
        "judge " + asked.assertion().metric(),
        new CallEstimates.Counted(items, items),
        new CallEstimates.Tokens(
            each.times(items).plus(look.material.share(items, look.items)),
            output.each().times(items),
            output.basis()));
  }

  /** What of the items looked at is of all items. */
  private static long scaled(long some, Look look, Manifest manifest) {
    return look.items == 0 ? 0 : Math.ceilDiv(some * manifest.planned(), look.items);
  }
}
