package dev.hansei.infra.registry.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.criteria.Argument;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rubric versions, examples and arguments of criteria. */
class CriterionFactsIT {
  private static final Actor SYSTEM = new Actor.BySystem();

  @RegistryTest
  void aRubricIsAVersionAndAJudgeSavesItsOwn(TestRegistry registry) {
    var rubrics = registry.get(Rubrics.class);
    var project = registry.newProject();
    CriterionId brief = criterion(registry, project);
    var first = rubrics.save(project, brief, "At most two sentences.", SYSTEM);
    assertThat(rubrics.save(project, brief, "At most two sentences.", SYSTEM)).isEqualTo(first);
    assertThat(first.number()).isEqualTo(1);
    var judges = registry.get(Judges.class);
    var plain = wanted(brief, "At most one sentence.");
    var judge = judges.create(project, plain, SYSTEM);
    judges.create(project, plain.by(new JudgeMethod.FactualConsistency(0.8)), SYSTEM);

    var versions = rubrics.ofCriterion(project, brief, PageRequest.first()).items();
    assertThat(versions).extracting(it -> it.number()).containsExactly(2, 1);
    assertThat(versions.getFirst().text()).isEqualTo("At most one sentence.");
    assertThat(versions.getFirst().parent()).contains(first.id());
    assertThat(up(registry, project, Node.of(NodeKind.JUDGE, judge.id())))
        .contains(NodeKind.RUBRIC, NodeKind.CRITERION);
    assertThatThrownBy(() -> rubrics.save(registry.newProject(), brief, "Theft.", SYSTEM))
        .isInstanceOf(RegistryException.class);
  }

  @RegistryTest
  void anExampleStandsUntilItIsTakenBack(TestRegistry registry) {
    var examples = registry.get(Examples.class);
    var project = registry.newProject();
    CriterionId brief = criterion(registry, project);
    var added =
        examples.add(
            project, brief, new Examples.NewExample(true, "Why?", "Because.", "Short."), SYSTEM);
    assertThat(examples.of(project, brief)).containsExactly(added);
    examples.withdraw(project, added.id(), SYSTEM);
    examples.withdraw(project, added.id(), SYSTEM);
    assertThat(examples.of(project, brief)).isEmpty();
    assertThat(examples.find(project, added.id()).orElseThrow().withdrawnAt()).isPresent();
    assertThat(examples.find(registry.newProject(), added.id())).isEmpty();
  }

  @RegistryTest
  void whatArguesForACriterionIsItsLineage(TestRegistry registry) {
    var arguments = registry.get(Arguments.class);
    var project = registry.newProject();
    CriterionId brief = criterion(registry, project);
    var source = new SaidSource(SaidSource.Kind.FAILURE, registry.get(Ids.class).next());
    var quote = Quote.of(source, "Far too long.", 4, 12);
    var at = Instant.parse("2026-11-29T12:00:00Z");
    var argument = new Argument(brief, quote, Optional.empty(), at);
    arguments.add(project, List.of(argument));
    arguments.add(
        project,
        List.of(
            new Argument(brief, Quote.of(source, "Far too long.", 0, 3), Optional.empty(), at)));
    assertThat(arguments.of(project, brief)).as("what it said first").containsExactly(argument);
    assertThat(argument.quote().in("Far too long.")).contains("too long");

    assertThat(up(registry, project, Node.of(NodeKind.CRITERION, brief)))
        .contains(NodeKind.FAILURE);
    assertThat(
            registry
                .get(Lineage.class)
                .walk(project, Node.of(NodeKind.FAILURE, source.id()), Direction.DOWN, 1)
                .nodes())
        .extracting(NodeView::label)
        .contains("brief");
  }

  private static List<NodeKind> up(TestRegistry registry, ProjectId project, Node start) {
    return registry.get(Lineage.class).walk(project, start, Direction.UP, 2).nodes().stream()
        .map(it -> it.node().kind())
        .toList();
  }

  private static CriterionId criterion(TestRegistry registry, ProjectId project) {
    return registry.get(Criteria.class).create(project, "brief", "Is short.", SYSTEM).id();
  }

  private static Judges.NewJudge wanted(CriterionId criterion, String rubric) {
    return new Judges.NewJudge(
        criterion, rubric, new ModelName("openai/gpt-4o-mini"), ModelSettings.DEFAULTS);
  }
}
