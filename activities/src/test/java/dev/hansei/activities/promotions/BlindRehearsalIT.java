package dev.hansei.activities.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.suites.SuiteActivitiesImpl;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.promotions.Rehearsals;
import dev.hansei.infra.registry.traces.TraceErasure;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.RehearsalActivities;
import dev.hansei.workflows.promotions.RehearsalActivities.InputsToFreeze;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Inputs;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteActivities;
import dev.hansei.workflows.traces.TraceId;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a rehearsal must not show to those who label it, and must not ask again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlindRehearsalIT {
  private static final Duration LATELY = Duration.ofHours(3);

  private Workplace workplace;
  private RehearsedPrompt arranged;
  private TestActivityEnvironment temporal;
  private RehearsalActivities rehearsing;
  private SuiteActivities suites;
  private PromptVersion live;

  @BeforeAll
  void open() {
    workplace = Workplace.open("blindrehearsals");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    arranged = RehearsedPrompt.in(workplace);
    live = arranged.version("{{question}}", "");
    arranged.putLive(live);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(
        workplace.get(RehearsalActivitiesImpl.class), workplace.get(SuiteActivitiesImpl.class));
    rehearsing = temporal.newActivityStub(RehearsalActivities.class);
    suites = temporal.newActivityStub(SuiteActivities.class);
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void whatPeopleAreLabellingIsLeftOutAndSoIsWhoAsksTheSame() {
    arranged.trace(1, "1", "It is in Kyoto.", LATELY);
    arranged.trace(2, "1", "It is in Nara.", LATELY);
    arranged.trace(3, "1", "It is in Kobe.", LATELY);
    TraceQueue queue = TraceQueue.open(workplace, arranged.project(), "Kyoto");
    // Another caller asks the same, and is answered otherwise: not in the queue by itself.
    arranged.again(1, 11, "It is in Uji.", LATELY);

    PromoteInput blind = request();
    assertThat(frozen(blind)).isPresent();
    assertThat(inputs(blind)).isEqualTo(Inputs.found(4, 2).frozen(2, 0, 0, 0, 2));
    assertThat(questions(blind))
        .containsExactlyInAnyOrder("Where is parcel 2?", "Where is parcel 3?");

    queue.close();
    PromoteInput seen = request();
    assertThat(frozen(seen)).isPresent();
    assertThat(inputs(seen)).isEqualTo(Inputs.found(4, 0).frozen(4, 0, 1, 0, 3));
  }

  @Test
  void nothingIsRehearsedWhereEverythingIsBeingLabelled() {
    arranged.trace(1, "1", "It is in Kyoto.", LATELY);
    TraceQueue.open(workplace, arranged.project(), "Kyoto");
    PromoteInput input = request();
    assertThat(frozen(input)).isEmpty();
    assertThat(inputs(input)).isEqualTo(Inputs.found(1, 1));
  }

  /** The first attempt was killed once its cases were there, before it wrote down what it froze. */
  @Test
  void whatIsErasedBetweenTwoAttemptsIsNotAsked() {
    TraceId erased = arranged.trace(1, "1", "It is in Kyoto.", LATELY);
    arranged.trace(2, "1", "It is in Nara.", LATELY);
    PromoteInput input = request();
    var freezing = workplace.get(RehearsalInputs.class);
    freezing.freeze(
        arranged.project(), input.promotionId(), List.of(erased, RehearsedPrompt.id(2)), 10);
    workplace.get(TraceErasure.class).erase(arranged.project(), erased, Sha256.of("x"), _ -> {});

    RunSuiteInput run = frozen(input).orElseThrow();
    assertThat(inputs(input).taken()).isEqualTo(1);
    assertThat(
            workplace.get(Cases.class).ofVersion(arranged.project(), run.datasetVersionId(), 0, 10))
        .extracting(one -> one.content().question())
        .containsExactly("Where is parcel 2?");
  }

  @Test
  void aVersionIsMeantHoweverItsNumberIsWritten() {
    arranged.trace(1, " V1 ", "It is in Kyoto.", LATELY);
    PromoteInput input = request();
    assertThat(frozen(input)).isPresent();
  }

  private PromoteInput request() {
    PromptVersion candidate = arranged.version("Please: {{question}}", "");
    RunSuiteInput before = arranged.finished(suites, live);
    RunSuiteInput after = arranged.finished(suites, candidate);
    return arranged.request(candidate, Optional.of(before.runId()), after.runId(), 10);
  }

  private Optional<RunSuiteInput> frozen(PromoteInput input) {
    var run = new RunId(workplace.get(Ids.class).next());
    var wanted = input.plan().orElseThrow().rehearsal().orElseThrow();
    return rehearsing.freezeInputs(new InputsToFreeze(input, wanted, run)).run();
  }

  private Inputs inputs(PromoteInput input) {
    return workplace
        .get(Rehearsals.class)
        .find(input.projectId(), input.promotionId())
        .map(RehearsalReport::inputs)
        .orElseThrow();
  }

  /** All cases of its dataset, rejected ones among them: those are shown as well. */
  private List<String> questions(PromoteInput input) {
    var dataset =
        workplace
            .get(Datasets.class)
            .findByName(input.projectId(), "rehearsal " + input.promotionId())
            .orElseThrow();
    return workplace
        .get(Cases.class)
        .page(input.projectId(), dataset.id(), Optional.empty(), PageRequest.first(100))
        .items()
        .stream()
        .map(Case::content)
        .map(content -> content.question())
        .toList();
  }
}
