package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepMove;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.promotions.StepToBegin;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A version that is live, another one that is approved with a plan, and users who talk. */
final class RolloutFixture {
  static final String PROMPT = "support";

  static final LiveMetric THUMBS =
      new LiveMetric("thumbs", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());

  private final TestRegistry registry;
  private final PromotionFixture loop;
  private final PromptVersion live;
  private final PromptVersion candidate;
  private final PromoteInput input;
  private int number;

  RolloutFixture(TestRegistry registry, CanaryStep... steps) {
    this(registry, THUMBS, steps);
  }

  /** One that goes by another metric. */
  RolloutFixture(TestRegistry registry, LiveMetric metric, CanaryStep... steps) {
    this(registry, List.of(metric), steps);
  }

  /** One that goes by several; the first ends its steps. */
  RolloutFixture(TestRegistry registry, List<LiveMetric> metrics, CanaryStep... steps) {
    this.registry = registry;
    this.loop = new PromotionFixture(registry);
    this.live = loop.version("live");
    loop.move(loop.approved(live), 0);
    this.candidate = loop.version("candidate");
    this.input = approved(plan(metrics, List.of(steps)));
  }

  private static ReleasePlan plan(List<LiveMetric> metrics, List<CanaryStep> steps) {
    return new ReleasePlan(2, steps, metrics, ReleasePlan.ALPHA_HARM, 0, Duration.ofDays(1));
  }

  private PromoteInput approved(ReleasePlan plan) {
    PromoteInput planned = loop.request(candidate).planned(Optional.of(plan));
    registry.get(Promotions.class).open(planned);
    loop.pass(planned);
    loop.decide(planned, "one", loop.manager(0), Decision.Kind.APPROVE);
    loop.decide(planned, "two", loop.manager(1), Decision.Kind.APPROVE);
    return planned;
  }

  ProjectId project() {
    return loop.project();
  }

  PromotionId id() {
    return input.promotionId();
  }

  PromotionFixture loop() {
    return loop;
  }

  PromptVersion liveVersion() {
    return live;
  }

  PromptVersion candidate() {
    return candidate;
  }

  StagePointer pointer() {
    return loop.live().orElseThrow();
  }

  Promotion promotion() {
    return registry.get(Promotions.class).require(project(), id());
  }

  StepAnswer begin() {
    return registry.get(RolloutSteps.class).beginStep(new StepToBegin(project(), id()));
  }

  StepAnswer next(int from) {
    return registry.get(RolloutSteps.class).nextStep(new StepMove(project(), id(), from));
  }

  StepSteering steering(int step) {
    return new StepSteering(project(), id(), step, loop.manager(0), "Let me look.");
  }

  List<DossierEdition> dossiers() {
    return registry.get(Dossiers.class).due(project(), id());
  }

  StepAnswer resume(int step) {
    return registry.get(RolloutSteps.class).resume(steering(step));
  }

  boolean fold() {
    return registry.get(RolloutFold.class).fold(project(), id());
  }

  StepView step() {
    return registry.get(Rollouts.class).steps(project(), id()).getLast();
  }

  StepTally tally() {
    String text =
        sql()
            .texts(
                "SELECT tally FROM promotions_step WHERE project_id = ? AND promotion_id = ? ORDER"
                    + " BY number DESC",
                project().value(),
                id().value())
            .getFirst();
    return registry.get(CanonicalJson.class).read(text, StepTally.class);
  }

  Sql sql() {
    return new Sql(registry.database());
  }

  /** An answer to a user, and what they said of it. */
  record Answer(Span span, Feedback feedback) {
    /** The same of an answer whose span says other things. */
    Answer with(Spans other) {
      return new Answer(other.build(), feedback);
    }

    /** The same answer, of which something else was said. */
    Answer saying(Feedback.Opinion opinion) {
      var said = new Feedback(feedback.id(), feedback.traceId(), opinion, feedback.givenAt());
      return new Answer(span, said);
    }
  }

  /** A span of that answer which says the version, and neither who asked nor on which side. */
  Spans bare(Side side, Answer answer, int number) {
    PromptVersion version = side == Side.CANDIDATE ? candidate : live;
    return Spans.span(answer.feedback().traceId(), number, answer.span().startedAt())
        .prompt(PROMPT, Integer.toString(version.number()));
  }

  Answer answer(Side side, String user, boolean up) {
    number++;
    TraceId trace = new TraceId("%032x".formatted(number));
    Instant now = Instant.now();
    PromptVersion version = side == Side.CANDIDATE ? candidate : live;
    Span span =
        Spans.span(trace, 1, now)
            .prompt(PROMPT, Integer.toString(version.number()))
            .assigned(side == Side.CANDIDATE ? "candidate" : "live")
            .by(user)
            .build();
    var said =
        new Feedback(
            new FeedbackId(registry.get(Ids.class).next()), trace, new Feedback.Thumbs(up), now);
    return new Answer(span, said);
  }

  /** So many users of each side, a fresh one each time. */
  List<Answer> answers(int each, boolean candidateUp, boolean baselineUp) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      answers.add(answer(Side.BASELINE, "b" + number, baselineUp));
      answers.add(answer(Side.CANDIDATE, "c" + number, candidateUp));
    }
    return answers;
  }

  void send(List<Answer> answers) {
    spans(answers);
    say(answers);
  }

  void spans(List<Answer> answers) {
    registry.get(Traces.class).accept(project(), answers.stream().map(Answer::span).toList());
  }

  void say(List<Answer> answers) {
    registry.get(FeedbackLog.class).add(project(), answers.stream().map(Answer::feedback).toList());
  }
}
