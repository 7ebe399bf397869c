package dev.hansei.infra.registry.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Criteria, and the immutable versions of judges. */
class CriteriaIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final ModelName MODEL = new ModelName("openai/gpt-4o-mini");

  @RegistryTest
  void keepsACriterionUnderItsName(TestRegistry registry) {
    var criteria = registry.get(Criteria.class);
    var project = registry.newProject();
    var criterion = criteria.create(project, "grounded", "Says nothing the source lacks.", SYSTEM);
    assertThat(criteria.find(project, criterion.id())).contains(criterion);
    assertThat(criteria.page(project, PageRequest.first()).items()).containsExactly(criterion);
    assertThatThrownBy(() -> criteria.create(project, "grounded", "Another.", SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("criterion-exists"));
    assertThat(criteria.find(registry.newProject(), criterion.id())).isEmpty();
  }

  @RegistryTest
  void givesTheSameJudgeForTheSameContent(TestRegistry registry) {
    var judges = registry.get(Judges.class);
    var project = registry.newProject();
    var criterion = registry.get(Criteria.class).create(project, "brief", "Is short.", SYSTEM).id();
    var first = judges.create(project, wanted(criterion, "At most two sentences."), SYSTEM);
    var again = judges.create(project, wanted(criterion, "At most two sentences."), SYSTEM);
    var second = judges.create(project, wanted(criterion, "At most one sentence."), SYSTEM);
    assertThat(again).isEqualTo(first);
    assertThat(second.number()).isEqualTo(2);
    assertThat(judges.require(project, first.id())).isEqualTo(first);
    assertThat(judges.page(project, PageRequest.first()).items()).containsExactly(second, first);
    assertThatThrownBy(() -> judges.require(registry.newProject(), first.id()))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("judge-not-found"));
    assertThatThrownBy(
            () -> judges.create(registry.newProject(), wanted(criterion, "Theft."), SYSTEM))
        .isInstanceOf(RegistryException.class);
  }

  @RegistryTest
  void numbersRacingJudgesWithoutGaps(TestRegistry registry) throws Exception {
    var judges = registry.get(Judges.class);
    var project = registry.newProject();
    var criterion = registry.get(Criteria.class).create(project, "raced", "Is first.", SYSTEM).id();
    var racers = new ArrayList<Callable<Judge>>();
    IntStream.range(0, 24)
        .forEach(i ->
            racers.add(() -> judges.create(project, wanted(criterion, "Rubric " + i % 4), SYSTEM)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var racer : threads.invokeAll(racers)) {
        assertThat(racer.get().number()).isBetween(1, 4);
      }
    }
    assertThat(judges.page(project, PageRequest.first()).items())
        .extracting(Judge::number)
        .containsExactly(4, 3, 2, 1);
  }

  private static Judges.NewJudge wanted(CriterionId criterion, String rubric) {
    return new Judges.NewJudge(criterion, rubric, MODEL, new ModelSettings(0.0, null, 200, 1L));
  }
}
