package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.promotions.PlanPolicy.Objection;
import dev.hansei.workflows.promotions.PlanPolicy.Place;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlanPolicyTest {
  private static final CanaryStep ONE = new CanaryStep(100, 400, 4);
  private static final CanaryStep TEN = new CanaryStep(1_000, 1_600, 4);
  private static final CanaryStep HALF = new CanaryStep(5_000, 1_000, 1);
  private static final LiveMetric THUMBS = metric("thumbs");
  private static final ReleasePlan USUAL = plan(List.of(ONE, TEN, HALF), List.of(THUMBS), 0.04, 0);

  @Test
  void givesThePlanOfTheRulesUnderTheirQuorumWhereNoneIsAskedFor() {
    assertThat(PlanPolicy.of(production(false), Optional.empty()))
        .hasValueSatisfying(plan -> {
          assertThat(plan.approvals()).isEqualTo(5);
          assertThat(plan.steps()).isEqualTo(USUAL.steps());
        });
    assertThat(PlanPolicy.of(place(Stage.PRODUCTION, false, false), Optional.empty()))
        .as("nothing to compare with")
        .hasValueSatisfying(plan -> assertThat(plan.steps()).isEmpty());
    assertThat(PlanPolicy.of(place(Stage.TEAM, true, false), Optional.empty()))
        .hasValueSatisfying(plan -> {
          assertThat(plan.approvals()).isEqualTo(3);
          assertThat(plan.steps()).isEmpty();
        });
    var unwritten = new Place(Optional.empty(), Stage.PRODUCTION, true);
    assertThat(PlanPolicy.of(unwritten, Optional.empty())).isEmpty();
  }

  @Test
  void asksForNoSmallerRehearsalThanTheRules() {
    Place place = rehearsing(USUAL, new Rehearsal(200, Optional.empty()));
    assertThat(told(place, USUAL)).contains("a rehearsal on 200 inputs at least");
    assertThat(told(place, USUAL.rehearsed(rehearsal(100, 9)))).contains("on 200 inputs");
    assertThat(told(place, USUAL.rehearsed(rehearsal(200, 9)))).contains("without a limit");
    assertThat(told(place, USUAL.rehearsed(Optional.of(new Rehearsal(300, Optional.empty())))))
        .isEmpty();
  }

  @Test
  void asksForNoCheaperRehearsalThanTheRules() {
    Place place = rehearsing(USUAL, new Rehearsal(200, Optional.of(2_500_000L)));
    assertThat(told(place, USUAL.rehearsed(rehearsal(200, 0)))).contains("may cost 2.5 US dollars");
    assertThat(told(place, USUAL.rehearsed(rehearsal(200, 3)))).isEmpty();
  }

  /** Rules whose plan has no steps ask for their rehearsal all the same. */
  @Test
  void asksForARehearsalBeforeAMoveAtOnce() {
    var atOnce =
        new ReleasePlan(2, List.of(), List.of(), ReleasePlan.ALPHA_HARM, 0, Duration.ofDays(7));
    Place place = rehearsing(atOnce, new Rehearsal(200, Optional.empty()));
    assertThat(told(place, atOnce)).contains("a rehearsal on 200 inputs at least");
    assertThat(told(place, USUAL)).contains("a rehearsal on 200 inputs at least");
  }

  private static Optional<Rehearsal> rehearsal(int inputs, int dollars) {
    return Optional.of(new Rehearsal(inputs, Optional.of(1_000_000L * dollars)));
  }

  private static Place rehearsing(ReleasePlan plan, Rehearsal rehearsal) {
    var rules =
        new ReleaseRules(
            ReleaseRules.USUAL.quorum(),
            List.of(),
            List.of(),
            Optional.of(plan.rehearsed(Optional.of(rehearsal))),
            Optional.empty());
    return new Place(Optional.of(rules), Stage.PRODUCTION, true);
  }

  private static String told(Place place, ReleasePlan asked) {
    return PlanPolicy.objection(place, Optional.of(asked))
        .map(PlanPolicy.Objection::message)
        .orElse("");
  }

  @Test
  void takesWhatIsAsStrictOrStricter() {
    assertThat(objection(USUAL)).isEmpty();
    assertThat(objection(plan(USUAL.steps(), List.of(THUMBS), 0.1, 0)))
        .as("more false alarms")
        .isEmpty();
    assertThat(objection(plan(List.of(new CanaryStep(50, 3_000, 4)), List.of(THUMBS), 0.04, 0)))
        .as("all outcomes on a smaller share")
        .isEmpty();
    var two = List.of(THUMBS, metric("resolved"));
    assertThat(objection(plan(USUAL.steps(), two, 0.08, 0))).isEmpty();
  }

  @Test
  void refusesFewerOutcomesApprovalsAndMetricsAndASofterTest() {
    assertThat(objection(plan(List.of(), List.of(), 0.04, 0)))
        .contains("400 outcomes before more than 1 % of the callers");
    assertThat(objection(plan(List.of(new CanaryStep(100, 399, 4), TEN, HALF), THUMBS)))
        .contains("400 outcomes before more than 1 %");
    assertThat(objection(plan(List.of(new CanaryStep(150, 5_000, 4)), THUMBS)))
        .contains("before more than 1 %");
    assertThat(objection(plan(List.of(ONE, new CanaryStep(1_000, 1_599, 4), HALF), THUMBS)))
        .contains("2000 outcomes before more than 10 %");
    assertThat(objection(plan(List.of(new CanaryStep(100, 400, 3), TEN, HALF), THUMBS)))
        .contains("4 outcomes of what is live beside each at 1 %");
    assertThat(objection(plan(USUAL.steps(), metric("resolved")))).contains("it watches thumbs");
    assertThat(objection(plan(USUAL.steps(), List.of(THUMBS), 0.04, 0.01)))
        .contains("a margin of 0.0");
    assertThat(objection(plan(USUAL.steps(), List.of(THUMBS), 1e-9, 0)))
        .contains("an alphaHarm of 0.04 at least with 1 metrics");
    assertThat(objection(plan(USUAL.steps(), List.of(THUMBS, metric("resolved")), 0.04, 0)))
        .as("each metric's part is smaller")
        .contains("an alphaHarm of 0.08 at least with 2 metrics");
    assertThat(objection(plan(USUAL.steps(), List.of(metric("resolved"), THUMBS), 0.08, 0)))
        .as("the steps would be full before anybody gave a thumb")
        .contains("its steps are counted by thumbs");
  }

  @Test
  void letsWeakerPlansPassOnlyWhereTheRulesSaySoButNeverFewerApprovals() {
    var none = plan(List.of(), List.of(), 0.04, 0);
    assertThat(PlanPolicy.objection(production(true), Optional.of(none))).isEmpty();
    assertThat(PlanPolicy.objection(place(Stage.TEAM, true, false), Optional.of(none))).isEmpty();
    var alone = new ReleasePlan(1, List.of(), List.of(), 0.04, 0, Duration.ofDays(7));
    assertThat(PlanPolicy.objection(production(true), Optional.of(alone)).map(Objection::code))
        .contains("too-few-approvals");
    assertThat(PlanPolicy.objection(production(false), Optional.empty())).isEmpty();
  }

  private static String objection(ReleasePlan asked) {
    return PlanPolicy.objection(production(false), Optional.of(asked))
        .map(Objection::message)
        .orElse("");
  }

  private static Place production(boolean weaker) {
    return place(Stage.PRODUCTION, true, weaker);
  }

  private static Place place(Stage stage, boolean comparable, boolean weaker) {
    var rules =
        new ReleaseRules(
            new ReleaseRules.Quorum(1, 3, 5),
            List.of(),
            List.of(),
            Optional.of(USUAL),
            Optional.of(weaker));
    return new Place(Optional.of(rules), stage, comparable);
  }

  private static ReleasePlan plan(List<CanaryStep> steps, LiveMetric metric) {
    return plan(steps, List.of(metric), 0.04, 0);
  }

  private static ReleasePlan plan(
      List<CanaryStep> steps, List<LiveMetric> metrics, double alpha, double margin) {
    return new ReleasePlan(5, steps, metrics, alpha, margin, Duration.ofDays(7));
  }

  private static LiveMetric metric(String name) {
    return new LiveMetric(name, LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
  }
}
