package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.failures.ClusterMerge;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.failures.Grouping;
import dev.hansei.infra.registry.failures.Patterns;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Cases made of failures of two modes, and cases made of none. */
class SliceControllerTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final String MODEL = "test";
  private static final int EACH = 6;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final DatasetVersionId version = cases();
  private final List<CaseTrait> traits = server.get(CaseTraits.class).of(project.id(), version);

  @Test
  void aRunIsSlicedByTheFailureModesOfItsCases() {
    List<ClusterId> modes = sorted();
    rename(modes.getFirst(), "Late parcels");
    RunId run = runOfWorse(modes.getFirst(), 0.2);
    String slice = "mode:" + modes.getFirst();

    var seen = lead.get("/suites/runs/" + run + "/slices").expect(200);
    assertThat(seen.text("/metric")).isEqualTo("f1");
    assertThat(seen.text("/slices/0/slice")).isEqualTo(slice);
    assertThat(seen.text("/slices/0/name")).isEqualTo("Late parcels");
    assertThat(seen.text("/slices/0/n")).isEqualTo(String.valueOf(EACH));
    assertThat(seen.text("/slices/0/rest/stands")).isEqualTo("true");
    assertThat(seen.text("/sentence")).startsWith("Worst is mode Late parcels: f1 ");
    assertThat(page("/suites/runs/" + run)).contains("mode: Late parcels");
    assertThat(lead.get("/suites/runs/" + run + "/export?format=markdown").expect(200).body())
        .contains("| mode: Late parcels | 0.2");
    assertThat(
            lead.get("/suites/runs/" + run + "/export?format=json")
                .expect(200)
                .text("/slices/slices/0/slice"))
        .isEqualTo(slice);
    lead.get("/suites/runs/" + run + "/slices?metric=f2").expect(400);
    server.everything(server.project()).get("/suites/runs/" + run + "/slices").expect(404);
  }

  @Test
  void aComparisonIsNarrowedToAModeAndToTheHeirOfAMergedOne() {
    List<ClusterId> modes = sorted();
    rename(modes.getFirst(), "Late parcels");
    String runs =
        "baseline=%s&candidate=%s"
            .formatted(runOfWorse(modes.getFirst(), 0.2), runOfWorse(modes.getFirst(), 0.7));
    String path = "/suites/comparisons?" + runs + "&slice=mode:";

    assertThat(pairs(path + modes.getLast())).isEqualTo(EACH);
    assertThat(pairs(path + "none")).isEqualTo(EACH);
    server.get(ClusterMerge.class).merge(project.id(), modes.getLast(), modes.getFirst(), SYSTEM);
    assertThat(pairs(path + modes.getFirst())).isEqualTo(2 * EACH);
    var heir = lead.get(path + modes.getLast()).expect(200);
    assertThat(heir.text("/slice")).isEqualTo("mode:" + modes.getFirst());
    assertThat(heir.text("/items/0/pairs")).isEqualTo(String.valueOf(2 * EACH));
    assertThat(page("/suites/compare?" + runs + "&slice=mode:" + modes.getLast()))
        .contains("mode: Late parcels", "value=\"mode:" + modes.getFirst() + "\" selected");
  }

  private int pairs(String path) {
    return Integer.parseInt(lead.get(path).expect(200).text("/items/0/pairs"));
  }

  private String page(String path) {
    return server
        .browser(project, Role.LEAD)
        .get("!/projects/%s%s".formatted(project.name(), path))
        .expect(200)
        .body();
  }

  private RunId runOfWorse(ClusterId mode, double score) {
    List<CaseTrait> now = server.get(CaseTraits.class).of(project.id(), version);
    double[] values = new double[now.size()];
    for (int i = 0; i < values.length; i++) {
      boolean worse = now.get(i).mode().filter(it -> it.id().equals(mode)).isPresent();
      values[i] = (worse ? score : 0.9) + i * 0.001;
    }
    List<CaseId> ids = traits.stream().map(CaseTrait::id).toList();
    var prompt = new PromptVersionId(server.get(Ids.class).next());
    return new FinishedRuns(server, project, version, ids).measured(prompt, values);
  }

  private DatasetVersionId cases() {
    var datasets = server.get(Datasets.class);
    var dataset = datasets.create(project.id(), "support", Split.GATE, SYSTEM).id();
    for (int i = 0; i < EACH; i++) {
      String nth = " (order %d)".formatted(i);
      for (String asked : List.of("Where is my parcel?", "I forgot my password and my name")) {
        String question = asked + nth;
        add(dataset, question, Optional.of(failure(question)));
      }
      add(dataset, "What is new in release " + i, Optional.empty());
    }
    return datasets.publish(project.id(), dataset, SYSTEM).id();
  }

  private void add(DatasetId dataset, String question, Optional<FailureId> failure) {
    var content = new CaseContent(question, "Soon.", List.of(), Map.of());
    var origin = new NewCase.Origin(failure, Optional.empty(), Optional.empty());
    var made = new NewCase(dataset, content, Case.State.FINAL, 1, Optional.empty(), origin);
    server.get(Cases.class).add(project.id(), made, SYSTEM);
  }

  private FailureId failure(String question) {
    var ids = server.get(Ids.class);
    var found =
        new Failure(
            new FailureId(ids.next()),
            trace(question),
            List.of(FailureReason.REFUSAL),
            Severity.LOW,
            question,
            "No idea.",
            "",
            AT);
    server.get(Failures.class).record(project.id(), new CollectionId(ids.next()), List.of(found));
    return found.id();
  }

  private TraceId trace(String question) {
    TraceId trace = TraceId.ofExternal(server.get(Ids.class).next().toString());
    var span =
        new Span(
            trace,
            "00f067aa0ba902b7",
            Optional.empty(),
            "answer",
            "chat",
            AT,
            AT.plusSeconds(1),
            Span.Status.OK,
            "builtin/extractive",
            Optional.empty(),
            List.of(new Message(Message.Role.USER, question)),
            List.of(new Message(Message.Role.ASSISTANT, "No idea.")),
            List.of(),
            0,
            0,
            Map.of());
    server.get(Traces.class).accept(project.id(), List.of(span));
    return trace;
  }

  private void rename(ClusterId mode, String name) {
    server.get(ClusterMoves.class).rename(project.id(), mode, name, SYSTEM);
  }

  /** A mode of each text. */
  private List<ClusterId> sorted() {
    server.get(Patterns.class).countNext(project.id(), SYSTEM);
    var grouping = server.get(Grouping.class);
    var vectors = new TreeMap<PatternId, float[]>();
    List<ClusterPlan.Founded> founded = new ArrayList<>();
    for (PatternId id : grouping.withoutVector(project.id(), MODEL, EACH).keySet()) {
      vectors.put(id, vectors.isEmpty() ? new float[] {1, 0} : new float[] {0, 1});
      founded.add(new ClusterPlan.Founded(List.of(id), Optional.empty()));
    }
    assertThat(founded).as("a text each").hasSize(2);
    grouping.keepVectors(project.id(), MODEL, vectors);
    var plan = new ClusterPlan(List.of(), List.of(), founded);
    var snapshot = grouping.snapshot(project.id(), MODEL);
    assertThat(grouping.apply(project.id(), snapshot, plan, SYSTEM)).isTrue();
    return server
        .get(Clusters.class)
        .page(project.id(), Optional.empty(), PageRequest.first())
        .items()
        .stream()
        .map(ClusterView::id)
        .toList();
  }
}
