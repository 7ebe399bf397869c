package dev.hansei.infra.registry.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.DatasetFacts;
import java.util.List;
import java.util.Map;

class DatasetFactsIT {
  @RegistryTest
  void seesReferencesPassagesFeedbackScriptsAndJson(TestRegistry registry) {
    ProjectId project = registry.newProject();
    var facts =
        facts(
            registry,
            project,
            content("How long are snapshots kept?", "{\"days\": 30, \"kind\": \"daily\"}", 1),
            content("Where are they kept?", "{\"kind\": \"weekly\", \"days\": 365}", 0),
            content("バックアップは何日間保存されますか。", "三十日間です。", 2),
            new CaseContent("May I delete one?", "", List.of(), Map.of("feedback", "- Say how.")),
            content("Show the command.", "```sh\nlantern list\n```", 0));

    assertThat(facts.caseCount()).isEqualTo(5);
    assertThat(facts.read()).isEqualTo(5);
    assertThat(facts.withReference()).isEqualTo(4);
    assertThat(facts.withContext()).isEqualTo(2);
    assertThat(facts.withFeedback()).isEqualTo(1);
    assertThat(facts.questions()).isEqualTo(new DatasetFacts.Scripts(1, 4));
    assertThat(facts.references().json()).isEqualTo(2);
    assertThat(facts.references().keys()).containsExactly("days", "kind");
    assertThat(facts.references().code()).isEqualTo(1);
    assertThat(facts.references().scripts().japanese()).isEqualTo(1);
    assertThat(facts.references().labels()).as("all short, and few").hasSize(4);
    assertThat(facts.means().reference()).isGreaterThan(5);
  }

  @RegistryTest
  void readsOnlyTheFirstCasesOfALargeVersion(TestRegistry registry) {
    var loop = new LoopFixture(registry, DatasetFacts.CASES_READ_MAX + 150);
    var version = version(registry, loop);

    var facts = registry.get(DatasetFactsReader.class).read(loop.project(), version);

    assertThat(facts.caseCount()).isEqualTo(DatasetFacts.CASES_READ_MAX + 150);
    assertThat(facts.read()).isEqualTo(DatasetFacts.CASES_READ_MAX);
    assertThat(facts.references().labels()).as("as many as cases").isEmpty();
    assertThat(facts.references().distinct()).isEqualTo(DatasetFacts.LABELS_MAX + 1);
  }

  @RegistryTest
  void countsCompletedRunsAndNoLabelsWhereThereAreNone(TestRegistry registry) {
    var loop = new LoopFixture(registry, 3);
    var prompt = loop.promptVersion("{{question}}");
    var runs = registry.get(Runs.class);
    var version = version(registry, loop).id();
    loop.open(prompt, 1);
    assertThat(runs.completedOf(loop.project(), version, 10)).isZero();
    loop.completed(prompt, 1, 1, 0, 1);
    loop.completed(prompt, 1, 1, 1, 1);
    assertThat(runs.completedOf(loop.project(), version, 10)).isEqualTo(2);
    assertThat(runs.completedOf(loop.project(), version, 1)).as("up to the limit").isEqualTo(1);
    assertThat(
            registry
                .get(Tasks.class)
                .labelledOf(loop.project(), version(registry, loop).datasetId(), 1_000))
        .isZero();
  }

  private static DatasetVersion version(TestRegistry registry, LoopFixture loop) {
    var datasets = registry.get(Datasets.class);
    var dataset = datasets.findByName(loop.project(), "gate").orElseThrow();
    return datasets.latest(loop.project(), dataset.id()).orElseThrow();
  }

  private static CaseContent content(String question, String reference, int passages) {
    return new CaseContent(
        question,
        reference,
        List.of(new ContextPassage("p1", "Kept for thirty days."), new ContextPassage("p2", "Two."))
            .subList(0, passages),
        Map.of());
  }

  private static DatasetFacts facts(
      TestRegistry registry, ProjectId project, CaseContent... contents) {
    var dataset =
        registry.get(Datasets.class).create(project, "mixed", Split.GATE, LoopFixture.SYSTEM).id();
    for (CaseContent content : contents) {
      registry
          .get(Cases.class)
          .add(project, NewCase.of(dataset, content, Case.State.FINAL), LoopFixture.SYSTEM);
    }
    var version = registry.get(Datasets.class).publish(project, dataset, LoopFixture.SYSTEM);
    return registry.get(DatasetFactsReader.class).read(project, version);
  }
}
