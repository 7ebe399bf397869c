package dev.hansei.infra.registry.tunings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.infra.registry.tunings.TuningView.Product;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.tunings.AdapterId;
import dev.hansei.workflows.tunings.HeldOut;
import dev.hansei.workflows.tunings.Trials;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TuningEnd;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import dev.hansei.workflows.tunings.TuningId;
import dev.hansei.workflows.tunings.TuningReport;
import dev.hansei.workflows.tunings.TuningState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Tunings come back as they were written, once, with their lineage. */
class TuningsIT {
  private static final ModelName MODEL = new ModelName("builtin/all-minilm-l6-v2-q");

  @RegistryTest
  void keepsWhatItLearntFromAndWhatCameOfIt(TestRegistry registry) {
    var tunings = registry.get(Tunings.class);
    TuneInput input = input(registry);
    ProjectId project = input.projectId();
    tunings.open(input);
    tunings.open(input);
    assertThat(tunings.require(project, input.tuningId()).state()).isEqualTo(TuningState.RUNNING);
    var document = new DocumentId(id(registry));
    TuningPlan plan = new TuningPlan(stored(registry, "material"), 40, 120);
    tunings.freeze(project, input.tuningId(), plan, List.of(document));
    TuningPlan other = new TuningPlan(stored(registry, "other"), 41, 121);
    assertThat(tunings.freeze(project, input.tuningId(), other, List.of()).plan()).contains(plan);
    var product = new Product(new AdapterId(id(registry)), new PromptVersionId(id(registry)));
    var outcome = new Outcome(report(), stored(registry, "report"), Optional.of(product));
    TuningView ended = tunings.complete(project, input.tuningId(), outcome);
    assertThat(ended.state()).isEqualTo(TuningState.COMPLETED);
    assertThat(ended.input()).isEqualTo(input);
    assertThat(ended.outcome()).contains(outcome);
    assertThat(ended.endedAt()).isPresent();
    tunings.end(new TuningEnd(project, input.tuningId(), TuningState.FAILED, "DEFECT", "too late"));
    assertThat(tunings.find(project, input.tuningId())).contains(ended);
    assertThat(tunings.page(project, PageRequest.first()).items()).containsExactly(ended);
    assertThat(tunings.find(registry.newProject(), input.tuningId())).isEmpty();
    assertThat(neighbours(registry, input))
        .contains(
            "tuning: map of questions",
            name(NodeKind.PERSON, input.requestedBy()),
            name(NodeKind.DOCUMENT, document),
            name(NodeKind.DATASET_VERSION, input.pairs()),
            name(NodeKind.PROMPT_VERSION, input.base()),
            name(NodeKind.ARTIFACT, plan.material().sha256()),
            name(NodeKind.ARTIFACT, outcome.stored().sha256()),
            name(NodeKind.ADAPTER, product.adapter()),
            name(NodeKind.PROMPT_VERSION, product.candidate()));
  }

  /** Kind and id of all that a tuning has to do with, and what people call it. */
  private static List<String> neighbours(TestRegistry registry, TuneInput input) {
    var start = Node.of(NodeKind.TUNING, input.tuningId());
    var graph = registry.get(Lineage.class).walk(input.projectId(), start, Direction.BOTH, 1);
    return graph.nodes().stream()
        .flatMap(view -> Stream.of(name(view.node().kind(), view.node().id()), view.label()))
        .toList();
  }

  private static String name(NodeKind kind, Object id) {
    return kind + " " + id;
  }

  @RegistryTest
  void saysThatThereWasNoGainWithoutAProduct(TestRegistry registry) {
    var tunings = registry.get(Tunings.class);
    TuneInput input = input(registry);
    tunings.open(input);
    var outcome = new Outcome(report(), stored(registry, "report"), Optional.empty());
    TuningView ended = tunings.complete(input.projectId(), input.tuningId(), outcome);
    assertThat(ended.state()).isEqualTo(TuningState.NO_GAIN);
    assertThat(ended.outcome()).contains(outcome);
  }

  @RegistryTest
  void saysWhyOneFailedAndNeverTurnsItAround(TestRegistry registry) {
    var tunings = registry.get(Tunings.class);
    TuneInput input = input(registry);
    ProjectId project = input.projectId();
    tunings.open(input);
    tunings.end(
        new TuningEnd(project, input.tuningId(), TuningState.FAILED, "INVALID", "too-few-pairs"));
    var outcome = new Outcome(report(), stored(registry, "report"), Optional.empty());
    TuningView there = tunings.complete(project, input.tuningId(), outcome);
    assertThat(there.state()).isEqualTo(TuningState.FAILED);
    assertThat(there.failureCode()).isEqualTo("INVALID");
    assertThat(there.reason()).isEqualTo("too-few-pairs");
    assertThat(there.outcome()).isEmpty();
    assertThatThrownBy(() -> tunings.require(project, new TuningId(id(registry))))
        .hasMessageContaining("No tuning");
  }

  private static TuneInput input(TestRegistry registry) {
    return new TuneInput(
        registry.newProject(),
        new TuningId(id(registry)),
        "map of questions",
        new DatasetVersionId(id(registry)),
        new PromptVersionId(id(registry)),
        registry.newPerson());
  }

  private static UUID id(TestRegistry registry) {
    return registry.get(Ids.class).next();
  }

  private static ArtifactRef stored(TestRegistry registry, String text) {
    return registry
        .get(ObjectStore.class)
        .put(text.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSON);
  }

  private static TuningReport report() {
    var figure = new Estimate(0.5, 0.4, 0.6, 0.95, 40);
    var change = new HeldOut.Change(figure, figure, new Estimate(0, -0.1, 0.1, 0.95, 40));
    var plain = new Trials.Trial(Optional.empty(), 0.5, 0.7);
    var tried = new Trials.Trial(Optional.of(10.0), 0.6, 0.7);
    return new TuningReport(
        MODEL,
        2,
        new Trials(plain, List.of(tried), Optional.of(10.0)),
        new HeldOut(40, 120, change, change));
  }
}
