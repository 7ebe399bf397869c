package dev.hansei.activities.tunings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.EmbeddingMap;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.tunings.Tunings;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuneResult;
import dev.hansei.workflows.tunings.TuningActivities;
import dev.hansei.workflows.tunings.TuningActivities.PlannedTuning;
import dev.hansei.workflows.tunings.TuningActivities.TrainedMap;
import dev.hansei.workflows.tunings.TuningActivities.TrainedTuning;
import dev.hansei.workflows.tunings.TuningId;
import dev.hansei.workflows.tunings.TuningReport;
import dev.hansei.workflows.tunings.TuningState;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Maps are learnt on a real registry and store, with the real embedding model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TuningActivitiesIT {
  /** Colours are what people here call these departments by. */
  private static final List<List<String>> DEPARTMENTS =
      List.of(
          List.of("Green", "kitchen"),
          List.of("Amber", "library"),
          List.of("Violet", "laboratory"),
          List.of("Crimson", "workshop"));

  private static final List<List<String>> TOPICS =
      List.of(
          List.of("When does %s open?", "Doors of the %s are unlocked at eight."),
          List.of("Who cleans %s?", "The %s is swept by the evening shift."),
          List.of("May I eat in %s?", "Food in the %s must stay in closed boxes."),
          List.of("Is there water in %s?", "Taps of the %s are near the window."),
          List.of("How warm is %s?", "Heating in the %s is set to nineteen degrees."),
          List.of("Where is the key of %s?", "The porter hands out keys for the %s."),
          List.of("How many people fit in %s?", "Thirty people at most may be in the %s."),
          List.of("Whom do I call if %s burns?", "Fire in the %s is reported to the gate."),
          List.of("Is %s locked at night?", "A guard locks the %s before midnight."),
          List.of("Can I book %s?", "The %s is reserved through the calendar."));

  private Workplace workplace;
  private TestActivityEnvironment temporal;
  private TuningActivities activities;
  private ProjectId project;
  private PersonId lead;
  private PromptVersion base;

  @BeforeAll
  void open() {
    workplace = Workplace.open("tunings");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(TuningActivitiesImpl.class));
    activities = temporal.newActivityStub(TuningActivities.class);
    project = workplace.newProject();
    lead = workplace.newPerson();
    Prompts prompts = workplace.get(Prompts.class);
    var prompt = prompts.create(project, new PromptName("ask"), new Actor.ByPerson(lead));
    var content =
        new PromptContent(
            List.of(new Message(Message.Role.USER, "{{question}}")),
            List.of("question"),
            ModelSettings.DEFAULTS,
            "",
            Map.of("retrievalDepth", 4));
    base =
        prompts.addVersion(
            project, prompt.id(), new NewPromptVersion(content, "", Optional.empty(), lead));
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void makesACandidateAndTheSameWhenRunTwice() {
    List<CaseContent> cases = new ArrayList<>(jargon());
    cases.add(asked("Which question has no passage?"));
    TuneInput input = input(published(Split.TUNE, cases));
    TrainedTuning trained = trained(input);
    assertThat(trained(input)).as("the same bytes").isEqualTo(trained);
    TuneResult result = activities.completeTuning(trained);
    assertThat(activities.completeTuning(trained)).isEqualTo(result);

    assertThat(result.state()).isEqualTo(TuningState.COMPLETED);
    assertThat(result.pairs()).isEqualTo(40);
    assertThat(result.heldOut().mrr().difference().value()).isPositive();
    ArtifactRef weights = trained.map().weights().orElseThrow();
    byte[] bytes = workplace.get(ObjectStore.class).get(weights);
    assertThat(EmbeddingMap.read(bytes, MiniLmEmbedder.DIMENSION).bytes()).isEqualTo(bytes);
    PromptVersion candidate = version(result.candidate().orElseThrow());
    assertThat(candidate.parent()).contains(base.id());
    assertThat(candidate.content().messages()).isEqualTo(base.content().messages());
    assertThat(candidate.content().application())
        .containsEntry("adapter", weights.sha256().hex())
        .containsEntry("retrievalDepth", 4);
    assertThat(candidate.note()).contains("on 40 held-out questions", input.tuningId().toString());
    TuningReport report =
        workplace
            .get(Tunings.class)
            .require(project, input.tuningId())
            .outcome()
            .orElseThrow()
            .report();
    assertThat(report.leftOut()).isEqualTo(1);
    assertThat(report.trials().chosen()).isPresent();
  }

  /** Where the question is the passage, it is found already; then nothing is made. */
  @Test
  void makesNothingWhereThereIsNothingToGain() {
    List<CaseContent> found = jargon().stream().map(one -> asked(text(one), text(one))).toList();
    TuneInput input = input(published(Split.TUNE, found));
    TrainedTuning trained = trained(input);
    TuneResult result = activities.completeTuning(trained);
    assertThat(result.state()).isEqualTo(TuningState.NO_GAIN);
    assertThat(result.heldOut().mrr().before().value()).isEqualTo(1);
    assertThat(trained.map().weights()).isEmpty();
    assertThat(
            workplace
                .get(Prompts.class)
                .versions(project, base.promptId(), PageRequest.first())
                .items())
        .hasSize(1);
  }

  @Test
  void refusesWhatMustNotOrCannotBeLearntFrom() {
    assertThat(refusal(input(published(Split.GATE, jargon().subList(20, 40)))))
        .isEqualTo(FailureCode.INVALID + " pairs-not-tune");
    List<CaseContent> bare = new ArrayList<>(jargon().subList(0, 19));
    bare.add(asked("And what of this one?"));
    assertThat(refusal(input(published(Split.TUNE, bare))))
        .isEqualTo(FailureCode.INVALID + " too-few-pairs");
    assertThat(refusal(input(new DatasetVersionId(id()))))
        .isEqualTo(FailureCode.NOT_FOUND + " dataset-version-not-found");
    TuneInput known = input(new DatasetVersionId(id()));
    var baseless =
        new TuneInput(
            project, new TuningId(id()), "map", known.pairs(), new PromptVersionId(id()), lead);
    assertThat(refusal(baseless)).isEqualTo(FailureCode.NOT_FOUND + " prompt-version-not-found");
  }

  private TrainedTuning trained(TuneInput input) {
    activities.openTuning(input);
    var planned = new PlannedTuning(input, activities.planTuning(input));
    assertThat(activities.planTuning(input)).as("frozen").isEqualTo(planned.plan());
    TrainedMap map = activities.train(planned);
    return new TrainedTuning(planned, map);
  }

  private String refusal(TuneInput input) {
    activities.openTuning(input);
    Throwable thrown = catchThrowable(() -> activities.planTuning(input));
    return thrown.getCause() instanceof ApplicationFailure cause
        ? cause.getType() + " " + cause.getOriginalMessage()
        : "no refusal but " + thrown;
  }

  private TuneInput input(DatasetVersionId pairs) {
    return new TuneInput(project, new TuningId(id()), "map", pairs, base.id(), lead);
  }

  private PromptVersion version(PromptVersionId id) {
    return workplace.get(Prompts.class).version(project, id).orElseThrow();
  }

  private DatasetVersionId published(Split split, List<CaseContent> cases) {
    Actor actor = new Actor.ByPerson(lead);
    Datasets datasets = workplace.get(Datasets.class);
    var dataset = datasets.create(project, id().toString(), split, actor);
    List<NewCase> added =
        cases.stream().map(one -> NewCase.of(dataset.id(), one, Case.State.FINAL)).toList();
    workplace.get(Cases.class).addAll(project, dataset.id(), added, actor);
    return datasets.publish(project, dataset.id(), actor).id();
  }

  private UUID id() {
    return workplace.get(Ids.class).next();
  }

  private static List<CaseContent> jargon() {
    List<CaseContent> cases = new ArrayList<>();
    for (List<String> topic : TOPICS) {
      for (List<String> department : DEPARTMENTS) {
        cases.add(
            asked(
                topic.getFirst().formatted(department.getFirst()),
                topic.getLast().formatted(department.getLast())));
      }
    }
    return cases;
  }

  private static String text(CaseContent one) {
    return one.context().getFirst().text();
  }

  private static CaseContent asked(String question, String... passages) {
    List<ContextPassage> context = new ArrayList<>();
    for (String passage : passages) {
      context.add(new ContextPassage("p" + (context.size() + 1), passage));
    }
    return new CaseContent(question, "", context, Map.of());
  }
}
