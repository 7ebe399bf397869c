package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.failures.ClusterSeed;
import dev.hansei.api.failures.FailureSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.failures.ClusterMerge;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cases made of failures of two modes, and cases made of none. */
class SliceControllerTest {
  private static final Actor SYSTEM = new Actor.BySystem();
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
    var failures = new FailureSeed(server, project.id());
    var datasets = server.get(Datasets.class);
    var dataset = datasets.create(project.id(), "support", Split.GATE, SYSTEM).id();
    for (int i = 0; i < EACH; i++) {
      String nth = " (order %d)".formatted(i);
      for (String asked : List.of("Where is my parcel?", "I forgot my password and my name")) {
        String question = asked + nth;
        add(dataset, question, Optional.of(failures.refused(question)));
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

  private void rename(ClusterId mode, String name) {
    server.get(ClusterMoves.class).rename(project.id(), mode, name, SYSTEM);
  }

  /** A mode of each text. */
  private List<ClusterId> sorted() {
    List<ClusterId> modes =
        ClusterSeed.oneOfEachText(server, project.id()).stream().map(ClusterView::id).toList();
    assertThat(modes).as("a text each").hasSize(2);
    return modes;
  }
}
