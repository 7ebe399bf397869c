package dev.hansei.activities.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.traces.TraceErasure;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalReport.Inputs;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.traces.TraceId;
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
  private Rehearsing rehearsing;

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
    rehearsing = new Rehearsing(workplace);
  }

  @AfterEach
  void stop() {
    rehearsing.close();
  }

  @Test
  void whatPeopleAreLabellingIsLeftOutAndSoIsWhoAsksTheSame() {
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    rehearsing.prompt.trace(2, "1", "It is in Nara.", LATELY);
    rehearsing.prompt.trace(3, "1", "It is in Kobe.", LATELY);
    TraceQueue queue = TraceQueue.open(workplace, rehearsing.prompt.project(), "Kyoto");
    // Another caller asks the same, and is answered otherwise: not in the queue by itself.
    rehearsing.prompt.again(1, 11, "It is in Uji.", LATELY);

    PromoteInput blind = request();
    assertThat(rehearsing.frozen(blind)).isPresent();
    assertThat(inputs(blind)).isEqualTo(Inputs.found(4, 2).frozen(2, 0, 0, 0, 2));
    assertThat(questions(blind))
        .containsExactlyInAnyOrder("Where is parcel 2?", "Where is parcel 3?");

    queue.close();
    PromoteInput seen = request();
    assertThat(rehearsing.frozen(seen)).isPresent();
    assertThat(inputs(seen)).isEqualTo(Inputs.found(4, 0).frozen(4, 0, 1, 0, 3));
  }

  @Test
  void nothingIsRehearsedWhereEverythingIsBeingLabelled() {
    rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    TraceQueue.open(workplace, rehearsing.prompt.project(), "Kyoto");
    PromoteInput input = request();
    assertThat(rehearsing.frozen(input)).isEmpty();
    assertThat(inputs(input)).isEqualTo(Inputs.found(1, 1));
  }

  /** The first attempt was killed once its cases were there, before it wrote down what it froze. */
  @Test
  void whatIsErasedBetweenTwoAttemptsIsNotAsked() {
    TraceId erased = rehearsing.prompt.trace(1, "1", "It is in Kyoto.", LATELY);
    rehearsing.prompt.trace(2, "1", "It is in Nara.", LATELY);
    PromoteInput input = request();
    var freezing = workplace.get(RehearsalInputs.class);
    freezing.freeze(
        rehearsing.prompt.project(),
        input.promotionId(),
        List.of(erased, RehearsedPrompt.id(2)),
        10);
    workplace
        .get(TraceErasure.class)
        .erase(rehearsing.prompt.project(), erased, Sha256.of("x"), _ -> {});

    RunSuiteInput run = rehearsing.frozen(input).orElseThrow();
    assertThat(inputs(input).taken()).isEqualTo(1);
    assertThat(
            workplace
                .get(Cases.class)
                .ofVersion(rehearsing.prompt.project(), run.datasetVersionId(), 0, 10))
        .extracting(one -> one.content().question())
        .containsExactly("Where is parcel 2?");
  }

  @Test
  void aVersionIsMeantHoweverItsNumberIsWritten() {
    rehearsing.prompt.trace(1, " V1 ", "It is in Kyoto.", LATELY);
    PromoteInput input = request();
    assertThat(rehearsing.frozen(input)).isPresent();
  }

  private PromoteInput request() {
    return rehearsing.request("Please: {{question}}", "", new Rehearsal(10, Optional.empty()));
  }

  private Inputs inputs(PromoteInput input) {
    return rehearsing.report(input).inputs();
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
