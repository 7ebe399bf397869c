package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What runs are forecast to cost and what they do cost, on a real registry and a model server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunCostIT {
  private static final int CASES = 60;

  private static final WordCases WORDS = new WordCases(CASES);

  private RunRoom room;

  @BeforeAll
  void open() {
    room = RunRoom.open("costs", WORDS.known());
  }

  @AfterAll
  void close() {
    room.close();
  }

  @Test
  void aRunIsForecastThenPaidThenInTheJournal() {
    ArrangedRun arranged = arranged();
    price(arranged, "2");
    RunSuiteInput input = arranged.run(1, ArrangedRun.exact());
    long asked = room.stub().paidCalls();
    RunForecast before = room.get(RunForecasts.class).of(input);

    assertThat(before.items()).isEqualTo(CASES);
    assertThat(before.paid()).isEqualTo(CASES);
    assertThat(before.calls().getFirst().output())
        .isEqualTo(new TokenRange(16, 1_024).times(CASES));
    assertThat(before.calls().getFirst().basis()).contains("assumed");
    assertThat(room.stub().paidCalls()).as("a plan asks nobody").isEqualTo(asked);

    RunView run = run(input);
    assertThat(run.cost()).isEqualTo(new Cost("USD", CASES * WordCases.MICROS_AN_ITEM, 0));
    assertThat(run.priceList()).isEqualTo(1);
    assertThat(room.outcome(input, 7).costMicros()).contains(WordCases.MICROS_AN_ITEM);

    price(arranged, "4");
    RunSuiteInput again = arranged.run(1, ArrangedRun.exact());
    RunForecast after = room.get(RunForecasts.class).of(again);
    assertThat(after.paid()).as("all of it is in the journal").isZero();
    assertThat(after.cost()).contains(RunForecast.Money.NONE);
    RunView second = run(again);
    assertThat(second.cost().micros()).isEqualTo(CASES * (20 * 4 + 2 * 3L));
    assertThat(room.view(input).cost()).as("the first keeps its prices").isEqualTo(run.cost());
  }

  @Test
  void anEarlierRunSaysHowLongAnswersAre() {
    ArrangedRun arranged = arranged();
    price(arranged, "2");
    RunSuiteInput first = arranged.run(1, ArrangedRun.exact());
    run(first);
    paid(first, 8);
    paid(first, 31);

    RunForecast next = room.get(RunForecasts.class).of(arranged.run(3, ArrangedRun.exact()));

    RunForecast.Calls target = next.calls().getFirst();
    assertThat(target.planned()).isEqualTo(3 * CASES);
    assertThat(target.reused()).isEqualTo(CASES);
    assertThat(target.output()).isEqualTo(new TokenRange(20, 31).times(2 * CASES));
    assertThat(target.basis()).contains("last run");
    assertThat(target.cost().orElseThrow().low()).isPositive();
  }

  @Test
  void withoutAPriceTheCostIsNotKnownAndNeverNothing() {
    ArrangedRun arranged = arranged();
    RunSuiteInput input = arranged.run(1, ArrangedRun.exact());

    assertThat(room.get(RunForecasts.class).of(input).cost()).isEmpty();
    RunView run = run(input);
    assertThat(run.cost()).isEqualTo(new Cost("", 0, CASES));
  }

  @Test
  void whatFailedHasNoKnownCost() {
    ArrangedRun arranged = arranged();
    price(arranged, "2");
    room.stub().always(WordCases.question(5), new StubFault.Status(400));

    RunView run = run(arranged.run(1, ArrangedRun.exact()));
    room.stub().forget();

    assertThat(run.cost()).isEqualTo(new Cost("USD", (CASES - 1) * WordCases.MICROS_AN_ITEM, 1));
  }

  @Test
  void theManifestSaysWhatTheRunRestsOn() {
    ArrangedRun arranged = arranged();
    price(arranged, "2");
    RunSuiteInput plain = arranged.run(2, ArrangedRun.exact());
    var input =
        new RunSuiteInput(
            plain.projectId(),
            plain.runId(),
            plain.suiteId(),
            plain.datasetVersionId(),
            plain.target(),
            2,
            plain.startedBy(),
            Optional.empty(),
            40L,
            null);

    RunPlan plan = room.activities().planRun(input);
    byte[] kept = room.get(ObjectStore.class).get(plan.manifest());
    Manifest manifest = room.get(CanonicalJson.class).read(kept, Manifest.class);

    assertThat(manifest.seed()).isEqualTo(40);
    assertThat(manifest.parameters()).isEqualTo(ModelSettings.DEFAULTS.withSeed(40));
    assertThat(manifest.prices()).hasFieldOrPropertyWithValue("number", 1);
    assertThat(manifest.hashes()).containsOnlyKeys("suite", "prices");
    assertThat(manifest.libraries()).containsKeys("embedder", "java", "regex", "onnx");
    assertThat(manifest.promptContent()).hasSize(64);
  }

  private ArrangedRun arranged() {
    return WORDS.arranged(room.workplace());
  }

  private void price(ArrangedRun arranged, String input) {
    WordCases.price(room.workplace(), arranged.project(), input);
  }

  /** The test environment is no workflow of ours, so what a run paid is put in its name here. */
  private void paid(RunSuiteInput by, int outputTokens) {
    var entry =
        new JournalEntry(
            new CallKey(Sha256.of(by.runId() + " " + outputTokens)),
            ArrangedRun.model(),
            "answer",
            new Usage(20, outputTokens, 0),
            10,
            Instant.parse("2026-11-28T10:00:00Z"));
    room.get(CallJournal.class).record(by.projectId(), entry, RunSuite.workflowId(by));
  }

  private RunView run(RunSuiteInput input) {
    room.finish(input);
    return room.view(input);
  }
}
