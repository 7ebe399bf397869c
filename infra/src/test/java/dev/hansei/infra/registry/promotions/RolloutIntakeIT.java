package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.promotions.RolloutFixture.Answer;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What of all that is said of live answers is compared. */
class RolloutIntakeIT {
  private static final CanaryStep FIRST = new CanaryStep(1_000, 5, 1);
  private static final CanaryStep SECOND = new CanaryStep(5_000, 60, 1);

  /** Whoever gives no key is served what is live, and is of another kind than who was drawn. */
  @RegistryTest
  void leavesOutWhoDoesNotSayTheirAssignment(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SECOND);
    rollout.begin();
    List<Answer> keyless = new ArrayList<>();
    for (int i = 0; i < 49; i++) {
      Answer answer = rollout.answer(Side.BASELINE, "batch " + i, false);
      keyless.add(answer.with(rollout.bare(Side.BASELINE, answer, 1).by("batch " + i)));
    }
    rollout.send(keyless);
    assertThat(rollout.fold()).isFalse();
    Answer none = rollout.answer(Side.BASELINE, "nobody", false);
    rollout.send(
        List.of(none.with(rollout.bare(Side.BASELINE, none, 1).by("nobody").assigned("none"))));
    assertThat(rollout.fold()).as("they may have asked before it began").isFalse();
    rollout
        .sql()
        .execute(
            "UPDATE promotions_step SET patience_from = patience_from - INTERVAL 3 MINUTE"
                + " WHERE promotion_id = ?",
            rollout.promotion().id().value());

    assertThat(rollout.fold()).as("nobody says it").isTrue();

    assertThat(rollout.step().keyless()).isEqualTo(50);
    assertThat(rollout.step().counts().baselineOutcomes()).isZero();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.PAUSED);
    assertThat(rollout.step().reason()).contains("hansei.prompt.assignment", "50 outcomes");
    registry.get(RolloutSteps.class).resume(rollout.steering(1));
    rollout.send(rollout.answers(3, true, true));
    rollout.fold();
    assertThat(rollout.step().metrics().getFirst().comparisons()).isEqualTo(3);
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLING);
  }

  @RegistryTest
  void countsAUserOnceInTheWholeRollout(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    rollout.begin();
    rollout.send(sameUsers(rollout));
    rollout.fold();
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Stepped(2, 5_000));
    rollout.send(sameUsers(rollout));
    rollout.fold();

    assertThat(rollout.step().repeated()).isEqualTo(10);
    assertThat(rollout.step().metrics().getFirst().inStep()).isZero();
    assertThat(rollout.step().metrics().getFirst().comparisons()).isEqualTo(5);
  }

  private static List<Answer> sameUsers(RolloutFixture rollout) {
    List<Answer> answers = new ArrayList<>();
    for (int user = 0; user < 5; user++) {
      answers.add(rollout.answer(Side.BASELINE, "b" + user, true));
      answers.add(rollout.answer(Side.CANDIDATE, "c" + user, true));
    }
    return answers;
  }

  /** Who complains takes their time; what they say is of the step in which they were answered. */
  @RegistryTest
  void countsWhatComesLateForTheStepOfItsAnswer(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    rollout.begin();
    List<Answer> late = rollout.answers(30, false, true);
    rollout.spans(late);
    rollout.send(rollout.answers(5, true, true));
    rollout.fold();
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Stepped(2, 5_000));
    rollout.say(late.subList(0, 8));
    assertThat(rollout.fold()).isFalse();

    assertThat(rollout.step().early()).isZero();
    assertThat(rollout.step().metrics().getFirst().comparisons()).isEqualTo(9);
    assertThat(rollout.step().metrics().getFirst().inStep()).isZero();
    rollout.say(late);
    assertThat(rollout.fold()).as("harm of the first step is harm").isTrue();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
  }

  /** A process whose clock was ahead has written it; all others go on writing now. */
  @RegistryTest
  void readsOnBehindARowThatBearsALaterMoment(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SECOND);
    rollout.begin();
    rollout.send(rollout.answers(1, true, true));
    rollout
        .sql()
        .execute(
            "UPDATE traces_feedback SET received_at = received_at + INTERVAL 1 HOUR WHERE"
                + " project_id = ?",
            rollout.project().value());
    rollout.fold();
    assertThat(rollout.tally().taken()).isEqualTo(2);
    rollout.send(rollout.answers(2, true, true));
    rollout.fold();

    assertThat(rollout.tally().taken()).isEqualTo(6);
  }

  /** Children are sent first, and do not know who asked. */
  @RegistryTest
  void waitsForTheRootSpanBeforeItSaysWhoseOutcomeItIs(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SECOND);
    rollout.begin();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Answer answer = rollout.answer(Side.CANDIDATE, "the same user", false);
      Spans child = rollout.bare(Side.CANDIDATE, answer, 2).assigned("candidate").below(1);
      answers.add(answer.with(child));
    }
    rollout.send(answers);
    rollout.fold();
    assertThat(rollout.tally().taken()).isZero();
    registry
        .get(Traces.class)
        .accept(rollout.project(), List.of(root(answers.get(0)), root(answers.get(1))));
    rollout.fold();
    assertThat(rollout.tally().taken()).isEqualTo(2);
    assertThat(rollout.step().repeated()).isEqualTo(1);
    aMinutePasses(rollout);
    rollout.fold();

    assertThat(rollout.tally().taken()).as("its root does not come").isEqualTo(3);
    assertThat(rollout.step().repeated()).isEqualTo(1);
  }

  private static Span root(Answer answer) {
    return Spans.span(answer.feedback().traceId(), 1, answer.span().startedAt())
        .by("the same user")
        .build();
  }

  private static void aMinutePasses(RolloutFixture rollout) {
    rollout
        .sql()
        .execute(
            "UPDATE promotions_outcome SET received_at = received_at - INTERVAL 61 SECOND WHERE"
                + " project_id = ? AND state = 'WAITING'",
            rollout.project().value());
  }

  @RegistryTest
  void doesNotWaitForThePromptOfATraceThatNamesNone(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SECOND);
    rollout.begin();
    Answer answer = rollout.answer(Side.BASELINE, "u", true);
    var other = Spans.span(answer.feedback().traceId(), 1, answer.span().startedAt()).by("u");
    rollout.send(List.of(answer.with(other)));
    rollout.fold();
    assertThat(waiting(rollout)).isEqualTo(1);
    aMinutePasses(rollout);
    rollout.fold();

    assertThat(waiting(rollout)).isZero();
    assertThat(rollout.tally().taken()).isZero();
  }

  private static long waiting(RolloutFixture rollout) {
    return rollout
        .sql()
        .number(
            "SELECT COUNT(*) FROM promotions_outcome WHERE project_id = ? AND state = 'WAITING'",
            rollout.project().value());
  }

  /** Failures that a sender tells as -1 are not silence. */
  @RegistryTest
  void pausesWhereOutcomesCannotBeRead(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, metric("csat"), SECOND);
    rollout.begin();
    var failed = new Feedback.Evaluation("csat", -1, "");
    rollout.send(
        rollout.answers(10, true, true).stream().map(answer -> answer.saying(failed)).toList());

    assertThat(rollout.fold()).isTrue();
    assertThat(rollout.step().unreadable()).isEqualTo(20);
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.PAUSED);
    assertThat(rollout.step().reason()).contains("10 values of the candidate's answers and 10");
  }

  private static LiveMetric metric(String name) {
    return new LiveMetric(name, Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
  }

  /** Anybody may give an evaluation; a rollout must not obey one that says it is a judge's. */
  @RegistryTest
  void obeysJudgesAndNobodyWhoGoesByTheirName(TestRegistry registry) {
    String name = "judge:helpful@0193";
    var rollout = new RolloutFixture(registry, metric(name), SECOND);
    rollout.begin();
    List<Answer> answers = new ArrayList<>();
    for (Answer answer : rollout.answers(40, true, true)) {
      boolean harms = answer.span().prompt().orElseThrow().version().equals("2");
      answers.add(answer.saying(new Feedback.Evaluation(name, harms ? 0 : 1, "")));
    }
    rollout.spans(answers);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rollout.say(answers))
        .withMessageContaining("those of monitors");
    var said = answers.stream().map(Answer::feedback).toList();
    registry.get(FeedbackLog.class).addOfMonitor(rollout.project(), said);
    byMonitor(rollout, false);
    rollout.fold();
    assertThat(rollout.tally().taken()).isZero();
    byMonitor(rollout, true);

    assertThat(rollout.fold()).isTrue();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
  }

  private static void byMonitor(RolloutFixture rollout, boolean is) {
    rollout
        .sql()
        .execute(
            "UPDATE traces_feedback SET by_monitor = %s WHERE project_id = ?".formatted(is),
            rollout.project().value());
  }
}
