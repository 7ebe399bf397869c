package dev.hansei.infra.registry.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import java.util.ArrayList;
import java.util.List;
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
  void keepsHowAJudgeJudges(TestRegistry registry) {
    var judges = registry.get(Judges.class);
    var project = registry.newProject();
    var criterion = registry.get(Criteria.class).create(project, "warm", "Is warm.", SYSTEM).id();
    var plain = judges.create(project, wanted(criterion, "Is warm."), SYSTEM);
    List<JudgeMethod> methods =
        List.of(
            new JudgeMethod.Grades(3),
            new JudgeMethod.Categories(
                List.of(
                    new JudgeMethod.Category("warm \"☀\"", 1, true),
                    new JudgeMethod.Category("cold", 0.25, false))),
            new JudgeMethod.GEval(List.of("Read it.", "Weigh it."), 0.7),
            new JudgeMethod.FactualConsistency(1),
            new JudgeMethod.AnswerRelevance(0.5),
            new JudgeMethod.ContextPrecision(0.5),
            new JudgeMethod.ContextRecall(0.5),
            new JudgeMethod.ReferenceEquivalence(1),
            new JudgeMethod.FeedbackIncorporation(0.5),
            new JudgeMethod.Pairwise());
    for (JudgeMethod method : methods) {
      var made = judges.create(project, wanted(criterion, "Is warm.").by(method), SYSTEM);
      assertThat(made.contentSha256()).isNotEqualTo(plain.contentSha256());
      assertThat(judges.require(project, made.id()).method()).contains(method);
      assertThat(judges.create(project, wanted(criterion, "Is warm.").by(method), SYSTEM))
          .isEqualTo(made);
    }
    assertThat(judges.require(project, plain.id()).method()).isEmpty();
  }

  @RegistryTest
  void aJuryIsMadeOfJudgesThatCanSitOnIt(TestRegistry registry) {
    var judges = registry.get(Judges.class);
    var project = registry.newProject();
    var criterion = registry.get(Criteria.class).create(project, "fair", "Is fair.", SYSTEM).id();
    var one = judges.create(project, wanted(criterion, "One."), SYSTEM).id();
    var two = judges.create(project, wanted(criterion, "Two."), SYSTEM).id();
    var jury = judges.create(project, wanted(criterion, "Both.").by(jury(one, two)), SYSTEM);
    assertThat(judges.require(project, jury.id()).members()).containsExactly(one, two);
    var pairwise =
        judges.create(project, wanted(criterion, "Better.").by(new JudgeMethod.Pairwise()), SYSTEM);
    var builtin =
        judges.create(
            project,
            new Judges.NewJudge(
                criterion, "Rubric.", new ModelName("builtin/extractive"), ModelSettings.DEFAULTS),
            SYSTEM);
    for (JudgeId unfit : List.of(jury.id(), pairwise.id(), builtin.id())) {
      assertThatThrownBy(
              () -> judges.create(project, wanted(criterion, "No.").by(jury(one, unfit)), SYSTEM))
          .isInstanceOfSatisfying(
              RegistryException.class, e -> assertThat(e.code()).isEqualTo("juror-unfit"));
    }
  }

  private static JudgeMethod jury(JudgeId one, JudgeId two) {
    return new JudgeMethod.Jury(List.of(one, two), JudgeMethod.Jury.Rule.MAJORITY, 0.5);
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
