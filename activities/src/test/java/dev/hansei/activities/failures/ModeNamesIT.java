package dev.hansei.activities.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.ClusterDetail;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.failures.ClusterNames;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.ModeNaming;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.ClusterActivities;
import dev.hansei.workflows.failures.ClusterActivities.Sorting;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.FailureActivities;
import dev.hansei.workflows.failures.FailureActivities.Cursor;
import dev.hansei.workflows.failures.FailureActivities.PageToCollect;
import dev.hansei.workflows.failures.NamingActivities;
import dev.hansei.workflows.failures.NamingActivities.Named;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Names of failure modes by a model that is spoken to over HTTP, over a real registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModeNamesIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final ModelName MODEL = new ModelName("openai/stub");
  private static final String NAME = "Parcels that do not arrive";

  private Workplace workplace;
  private TestActivityEnvironment temporal;
  private FailureActivities collecting;
  private ClusterActivities sorting;
  private NamingActivities naming;
  private int traces;

  @BeforeAll
  void open() {
    var known = Map.of("parcel", "{\"name\": \"%s\"}".formatted(NAME), "password", "no JSON");
    workplace = Workplace.open("modenames", StubModelServer.Setup.plain().knowing(known, 1_000));
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(
        workplace.get(FailureActivitiesImpl.class),
        workplace.get(ClusterActivitiesImpl.class),
        workplace.get(NamingActivitiesImpl.class));
    collecting = temporal.newActivityStub(FailureActivities.class);
    sorting = temporal.newActivityStub(ClusterActivities.class);
    naming = temporal.newActivityStub(NamingActivities.class);
  }

  @AfterAll
  void close() {
    temporal.close();
    workplace.close();
  }

  @Test
  void theModelThatTheProjectChoseNamesEachModeOnce() {
    var project = workplace.newProject();
    var work = parcels(project);
    workplace.get(ModeNaming.class).choose(project, MODEL, SYSTEM);
    int before = workplace.stub().calls();

    assertThat(naming.nameModes(work)).isEqualTo(new Named(1, 1));
    assertThat(naming.nameModes(work)).isEqualTo(new Named(0, 0));

    assertThat(workplace.stub().calls() - before).isEqualTo(1);
    assertThat(only(project).name()).isEqualTo(NAME);
    assertThat(only(project).namedBy()).isEqualTo(MODEL.value());
    var story = workplace.get(Clusters.class).find(project, only(project).id()).orElseThrow();
    assertThat(story.events())
        .anySatisfy(event -> {
          assertThat(event.kind()).isEqualTo(new ClusterEvent.Renamed());
          assertThat(event.actor()).isEqualTo(work.actor());
        });
  }

  @Test
  void withoutAModelTheirOwnWordsNameThem() {
    var project = workplace.newProject();
    var work = parcels(project);
    int before = workplace.stub().calls();

    assertThat(naming.nameModes(work)).isEqualTo(new Named(0, 0));
    workplace.get(ModeNaming.class).choose(project, MODEL, SYSTEM);
    workplace.get(ModeNaming.class).forget(project, SYSTEM);
    assertThat(naming.nameModes(work)).isEqualTo(new Named(0, 0));

    assertThat(workplace.stub().calls()).isEqualTo(before);
    assertThat(only(project).namedBy()).isEqualTo("keywords");
  }

  @Test
  void whatAPersonNamedStays() {
    var project = workplace.newProject();
    var work = parcels(project);
    workplace.get(ModeNaming.class).choose(project, MODEL, SYSTEM);
    workplace.get(ClusterMoves.class).rename(project, only(project).id(), "Ours", SYSTEM);

    assertThat(naming.nameModes(work)).isEqualTo(new Named(0, 0));

    assertThat(only(project).name()).isEqualTo("Ours");
    assertThat(only(project).namedBy()).isEqualTo("person");
  }

  @Test
  void aReplyThatIsNoNameLeavesTheWords() {
    var project = workplace.newProject();
    var work =
        collected(
            project,
            "I forgot my password",
            "How can I reset my password?",
            "My password is wrong");
    String words = only(project).name();
    workplace.get(ModeNaming.class).choose(project, MODEL, SYSTEM);
    int before = workplace.stub().calls();

    for (int i = 1; i <= ClusterNames.TRIES_MAX; i++) {
      Sorting later = later(work);
      assertThat(naming.nameModes(later)).isEqualTo(new Named(1, 0));
      if (i < ClusterNames.TRIES_MAX) {
        assertThat(naming.nameModes(later)).as("done again").isEqualTo(new Named(1, 0));
      }
      assertThat(tryOf(project).useless()).as("once a collection").isEqualTo(i);
    }
    assertThat(naming.nameModes(later(work))).as("given up on").isEqualTo(new Named(0, 0));

    assertThat(workplace.stub().calls() - before).as("paid once").isEqualTo(1);
    assertThat(only(project).name()).isEqualTo(words);
    assertThat(only(project).namedBy()).isEqualTo("keywords");
    var tried = tryOf(project);
    assertThat(tried.model()).isEqualTo(MODEL);
    assertThat(tried.isOver()).isTrue();

    workplace.get(ModeNaming.class).choose(project, new ModelName("openai/other"), SYSTEM);
    assertThat(naming.nameModes(work)).as("another model may").isEqualTo(new Named(1, 0));
    assertThat(tryOf(project).useless()).isEqualTo(1);
  }

  @Test
  void aModeThatGetsMoreTextsIsAskedAboutAgain() {
    var project = workplace.newProject();
    var work =
        collected(
            project,
            "I forgot my password",
            "How can I reset my password?",
            "My password is wrong");
    workplace.get(ModeNaming.class).choose(project, MODEL, SYSTEM);
    for (int i = 0; i <= ClusterNames.TRIES_MAX; i++) {
      naming.nameModes(later(work));
    }
    var names = workplace.get(ClusterNames.class);
    assertThat(names.waiting(project, MODEL, fresh(), 10)).isEmpty();
    var mode = only(project);

    collected(project, "How can I change my password?", "My password does not work");

    var grown = workplace.get(Clusters.class).find(project, mode.id()).orElseThrow();
    assertThat(grown.view().patterns()).isGreaterThan(mode.patterns());
    assertThat(grown.nameTry()).isEmpty();
    assertThat(names.waiting(project, MODEL, fresh(), 10)).contains(mode.id());
  }

  @Test
  void whoWaitedLongestHasTheNextTurn() {
    var project = workplace.newProject();
    collected(
        project,
        "I forgot my password",
        "How can I reset my password?",
        "My password is wrong",
        "Where is my parcel 4711?",
        "When will my parcel arrive?",
        "My parcel does not arrive");
    var names = workplace.get(ClusterNames.class);
    var first = names.waiting(project, MODEL, fresh(), 1).getFirst();

    names.noteSilence(project, first, MODEL, fresh());

    assertThat(names.waiting(project, MODEL, fresh(), 1)).hasSize(1).doesNotContain(first);
    assertThat(names.waiting(project, MODEL, fresh(), 10))
        .as("silence is no answer")
        .contains(first);
  }

  private ClusterDetail.NameTry tryOf(ProjectId project) {
    return workplace
        .get(Clusters.class)
        .find(project, only(project).id())
        .flatMap(ClusterDetail::nameTry)
        .orElseThrow();
  }

  /** The same, asked for by the next collection. */
  private Sorting later(Sorting work) {
    return new Sorting(work.projectId(), fresh());
  }

  private CollectionId fresh() {
    return new CollectionId(workplace.get(Ids.class).next());
  }

  private Sorting parcels(ProjectId project) {
    return collected(
        project, "Where is my parcel 4711?", "where is my parcel 9", "When will my parcel arrive?");
  }

  private Sorting collected(ProjectId project, String... questions) {
    for (String question : questions) {
      fails(project, question);
    }
    var id = fresh();
    collecting.beginCollection(new CollectFailuresInput(project, id, SYSTEM, false));
    collecting.collectPage(new PageToCollect(project, id, new Cursor(Optional.empty())));
    var work = new Sorting(project, id);
    sorting.countFailures(work);
    sorting.updateClusters(work);
    return work;
  }

  private ClusterView only(ProjectId project) {
    var modes =
        workplace.get(Clusters.class).page(project, Optional.empty(), PageRequest.first()).items();
    assertThat(modes).hasSize(1);
    return modes.getFirst();
  }

  private void fails(ProjectId project, String question) {
    traces++;
    var at = Instant.parse("2026-11-20T10:00:00Z");
    var span =
        new Span(
            new TraceId("%032x".formatted(traces)),
            "%016x".formatted(traces),
            Optional.empty(),
            "answer",
            "chat",
            at,
            at.plusSeconds(1),
            Span.Status.OK,
            "openai/stub",
            Optional.empty(),
            List.of(new Message(Message.Role.USER, question)),
            List.of(new Message(Message.Role.ASSISTANT, "I do not know.")),
            List.of(),
            10,
            10,
            Map.of());
    workplace.get(Traces.class).accept(project, List.of(span));
  }
}
