package dev.hansei.infra.registry.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.EarlierAnswer;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import java.util.List;
import java.util.Optional;

class NotedCasesIT {
  @RegistryTest
  void anAnswerWithANoteBecomesACaseThatCarriesBoth(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = fixture.open(1);
    Desk desk = fixture.desk();
    label(registry, fixture, queue, desk, "Names no source.");
    label(registry, fixture, queue, desk, "");
    DatasetId dataset = dataset(registry, fixture, "taken-up", Split.GATE);

    var made =
        registry.get(NotedCases.class).make(fixture.project(), queue, dataset, LoopFixture.SYSTEM);

    assertThat(made).isEqualTo(new NotedCases.Made(1, 1, 0));
    Case one = cases(registry, fixture, dataset).getFirst();
    assertThat(one.state()).isEqualTo(Case.State.DRAFT);
    String question = one.content().question();
    assertThat(one.content().fields())
        .containsEntry(EarlierAnswer.FEEDBACK_FIELD, "- Names no source.")
        .containsEntry(
            EarlierAnswer.ANSWER_FIELD, "The answer to question " + question.substring(1));
    var up =
        registry
            .get(Lineage.class)
            .walk(fixture.project(), Node.of(NodeKind.CASE, one.id()), Direction.UP, 3)
            .nodes();
    assertThat(up)
        .extracting(view -> view.node().kind())
        .contains(NodeKind.ANNOTATION, NodeKind.OUTCOME, NodeKind.CASE);
    assertThat(registry.get(Tasks.class).labelledOf(fixture.project(), gate(registry, fixture), 10))
        .as("labels of the dataset that was asked")
        .isEqualTo(2);
  }

  @RegistryTest
  void againAddsNothingAndAnotherSplitIsRefused(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    label(registry, fixture, queue, fixture.desk(), "Too short.");
    var noted = registry.get(NotedCases.class);
    DatasetId dataset = dataset(registry, fixture, "taken-up", Split.GATE);
    noted.make(fixture.project(), queue, dataset, LoopFixture.SYSTEM);

    assertThat(noted.make(fixture.project(), queue, dataset, LoopFixture.SYSTEM))
        .isEqualTo(new NotedCases.Made(1, 0, 1));
    DatasetId align = dataset(registry, fixture, "align", Split.ALIGN);
    assertThat(noted.make(fixture.project(), queue, align, LoopFixture.SYSTEM))
        .isEqualTo(new NotedCases.Made(1, 0, 1));
    assertThat(cases(registry, fixture, align).getFirst().check().orElseThrow().problems())
        .containsExactly(CaseProblem.IN_OTHER_SPLIT);
  }

  private static void label(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk, String note) {
    TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    registry
        .get(Annotations.class)
        .submit(fixture.project(), new Submission(task, desk.person(), "fail", note, "k-" + task));
  }

  private static DatasetId dataset(
      TestRegistry registry, QueueFixture fixture, String name, Split split) {
    return registry
        .get(Datasets.class)
        .create(fixture.project(), name, split, LoopFixture.SYSTEM)
        .id();
  }

  private static DatasetId gate(TestRegistry registry, QueueFixture fixture) {
    return registry.get(Datasets.class).findByName(fixture.project(), "gate").orElseThrow().id();
  }

  private static List<Case> cases(TestRegistry registry, QueueFixture fixture, DatasetId dataset) {
    return registry
        .get(Cases.class)
        .page(fixture.project(), dataset, Optional.empty(), PageRequest.first())
        .items();
  }
}
