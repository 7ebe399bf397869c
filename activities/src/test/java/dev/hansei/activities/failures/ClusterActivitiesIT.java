package dev.hansei.activities.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.ClusterActivities;
import dev.hansei.workflows.failures.ClusterActivities.Clustered;
import dev.hansei.workflows.failures.ClusterActivities.Counted;
import dev.hansei.workflows.failures.ClusterActivities.Sorting;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.FailureActivities;
import dev.hansei.workflows.failures.FailureActivities.Cursor;
import dev.hansei.workflows.failures.FailureActivities.PageToCollect;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Failure modes over a real registry and real embeddings; each step runs twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterActivitiesIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final Span.PromptUse OLD = new Span.PromptUse("support", "1");
  private static final Span.PromptUse NEW = new Span.PromptUse("support", "2");
  private static final List<String> PARCELS =
      List.of("Where is my parcel 4711?", "where is my parcel 9", "When will my parcel arrive?");
  private static final List<String> PASSWORDS =
      List.of("I forgot my password", "How can I reset my password?", "My password is wrong");

  private Workplace workplace;
  private TestActivityEnvironment temporal;
  private FailureActivities collecting;
  private ClusterActivities sorting;
  private int traces;

  @BeforeAll
  void open() {
    workplace = Workplace.open("clusters");
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(
        workplace.get(FailureActivitiesImpl.class), workplace.get(ClusterActivitiesImpl.class));
    collecting = temporal.newActivityStub(FailureActivities.class);
    sorting = temporal.newActivityStub(ClusterActivities.class);
  }

  @AfterAll
  void close() {
    temporal.close();
    workplace.close();
  }

  @Test
  void failuresThatReadAlikeBecomeOneModeThatKeepsTheirWeight() {
    ProjectId project = workplace.newProject();
    for (int i = 0; i < 3; i++) {
      PARCELS.forEach(question -> fails(project, question, OLD));
      PASSWORDS.forEach(question -> fails(project, question, NEW));
    }
    Clustered first = collect(project, 18);

    assertThat(first.embedded()).as("two parcels differ by number and case only").isEqualTo(5);
    assertThat(first.found()).isEqualTo(2);
    List<ClusterView> found = clusters(project);
    assertThat(found).hasSize(2).allSatisfy(mode -> assertThat(mode.traces()).isEqualTo(9));
    assertThat(found).extracting(ClusterView::name).anyMatch(name -> name.contains("parcel"));
    assertThat(found).extracting(ClusterView::name).anyMatch(name -> name.contains("password"));
    var parcels = clusters().find(project, parcels(project).id()).orElseThrow();
    assertThat(parcels.representatives().getFirst().traces()).isEqualTo(6);
    assertThat(parcels.versions().getFirst().prompt()).isEqualTo(OLD);
    assertThat(parcels.reasons()).containsEntry(FailureReason.REFUSAL, 9L);
    assertThat(parcels.view().trend()).extracting(ClusterView.Day::traces).containsExactly(9);
    assertThat(parcels.events().getFirst().kind()).isEqualTo(new ClusterEvent.Found());
    assertThat(
            workplace
                .get(Failures.class)
                .ofCluster(project, parcels.view().id(), request())
                .items())
        .hasSize(9);
    assertThat(clusters().counts(project).uncounted()).isZero();
  }

  @Test
  void newFailuresJoinTheModeThatIsThere() {
    ProjectId project = workplace.newProject();
    PARCELS.forEach(question -> fails(project, question, OLD));
    collect(project, 3);
    ClusterView before = parcels(project);
    fails(project, "When will my package arrive?", OLD);
    Clustered second = collect(project, 1);

    assertThat(second.found()).isZero();
    assertThat(second.joined()).isEqualTo(1);
    ClusterView after = parcels(project);
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.traces()).isEqualTo(4);
    assertThat(after.name()).isEqualTo(before.name());
  }

  @Test
  void aFixedModeComesBackWithTheVersionAndTraceThatBroughtItBack() {
    ProjectId project = workplace.newProject();
    PARCELS.forEach(question -> fails(project, question, OLD));
    collect(project, 3);
    var id = parcels(project).id();
    var fixed = new ClusterMove(ClusterState.FIXED, Optional.of(NEW), 3);
    workplace.get(ClusterMoves.class).move(project, id, fixed, SYSTEM);
    workplace.get(ClusterMoves.class).move(project, id, fixed, SYSTEM);

    failsAt(project, PARCELS.getFirst(), OLD, later());
    collect(project, 1);
    assertThat(parcels(project).state()).as("the old version").isEqualTo(ClusterState.FIXED);

    TraceId back = failsAt(project, PARCELS.getFirst(), NEW, later());
    collect(project, 1);
    ClusterView reopened = parcels(project);
    assertThat(reopened.state()).isEqualTo(ClusterState.REOPENED);
    assertThat(reopened.reopening()).contains(new ClusterView.Reopening(Optional.of(NEW), back));
    assertThat(workplace.get(Audit.class).page(project, request()).items())
        .extracting(AuditEntry::action)
        .containsSubsequence("failures.cluster.move", "failures.cluster.move");
    assertThatThrownBy(() ->
            workplace
                .get(ClusterMoves.class)
                .move(project, id, ClusterMove.to(ClusterState.IN_SUITE), SYSTEM))
        .as("that is done by making cases")
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("cluster-move"));
  }

  @Test
  void aVersionThatFailsFirstOnTheDayOfTheFixBringsTheModeBack() {
    ProjectId project = workplace.newProject();
    failsAt(project, PARCELS.getFirst(), OLD, Instant.now().minusSeconds(1));
    PARCELS.forEach(question -> fails(project, question, OLD));
    collect(project, 4);
    var fixed = new ClusterMove(ClusterState.FIXED, Optional.of(NEW), 3);
    workplace.get(ClusterMoves.class).move(project, parcels(project).id(), fixed, SYSTEM);

    failsAt(project, PARCELS.getFirst(), OLD, Instant.now().plusSeconds(1));
    collect(project, 1);
    assertThat(parcels(project).state()).as("the old version").isEqualTo(ClusterState.FIXED);
    var next = new Span.PromptUse("support", "3");
    TraceId back = failsAt(project, PARCELS.getFirst(), next, Instant.now().plusSeconds(1));
    collect(project, 1);
    assertThat(parcels(project).reopening())
        .contains(new ClusterView.Reopening(Optional.of(next), back));

    var all = workplace.get(Failures.class);
    all.markHasCase(project, all.idsWithoutCase(project, parcels(project).id(), 1));
    collect(project, 0);
    assertThat(parcels(project).state()).as("an older one").isEqualTo(ClusterState.REOPENED);
    all.markHasCase(project, all.idsWithoutCase(project, parcels(project).id(), 10));
    collect(project, 0);
    assertThat(parcels(project).state()).isEqualTo(ClusterState.IN_SUITE);
  }

  @Test
  void aDismissedModeComesBackOnlyWhenItHasGrown() {
    ProjectId project = workplace.newProject();
    PARCELS.forEach(question -> fails(project, question, OLD));
    collect(project, 3);
    var dismissed = new ClusterMove(ClusterState.DISMISSED, Optional.empty(), 2);
    workplace.get(ClusterMoves.class).move(project, parcels(project).id(), dismissed, SYSTEM);

    fails(project, PARCELS.getFirst(), OLD);
    collect(project, 1);
    assertThat(parcels(project).state()).isEqualTo(ClusterState.DISMISSED);
    fails(project, PARCELS.get(1), OLD);
    fails(project, PARCELS.get(2), OLD);
    collect(project, 2);
    assertThat(parcels(project).state()).as("6 are twice 3").isEqualTo(ClusterState.OPEN);
  }

  @Test
  void aModeThatCasesWereMadeOfIsInASuite() {
    ProjectId project = workplace.newProject();
    PARCELS.forEach(question -> fails(project, question, OLD));
    collect(project, 3);
    var failures = workplace.get(Failures.class);
    var some = failures.idsWithoutCase(project, parcels(project).id(), 10);
    assertThat(some).hasSize(3);
    failures.markHasCase(project, some.subList(0, 1));
    collect(project, 0);
    assertThat(parcels(project).state()).isEqualTo(ClusterState.IN_SUITE);
  }

  private Clustered collect(ProjectId project, int failures) {
    var id = new CollectionId(workplace.get(Ids.class).next());
    collecting.beginCollection(new CollectFailuresInput(project, id, SYSTEM, false));
    var page = new PageToCollect(project, id, new Cursor(Optional.empty()));
    assertThat(collecting.collectPage(page).found().newFailures()).isEqualTo(failures);
    var work = new Sorting(project, id);
    assertThat(sorting.countFailures(work)).isEqualTo(new Counted(failures));
    assertThat(sorting.countFailures(work)).isEqualTo(new Counted(0));
    Clustered changed = sorting.updateClusters(work);
    assertThat(sorting.updateClusters(work)).isEqualTo(new Clustered(0, 0, 0, 0, 0));
    return changed;
  }

  private Clusters clusters() {
    return workplace.get(Clusters.class);
  }

  private List<ClusterView> clusters(ProjectId project) {
    return clusters().page(project, Optional.empty(), request()).items();
  }

  private ClusterView parcels(ProjectId project) {
    return clusters(project).stream()
        .filter(mode -> mode.name().contains("parcel"))
        .findFirst()
        .orElseThrow();
  }

  private static PageRequest request() {
    return PageRequest.first();
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  private void fails(ProjectId project, String question, Span.PromptUse prompt) {
    failsAt(project, question, prompt, Instant.parse("2026-11-20T10:00:00Z"));
  }

  private TraceId failsAt(
      ProjectId project, String question, Span.PromptUse prompt, Instant startedAt) {
    traces++;
    TraceId id = new TraceId("%032x".formatted(traces));
    var span =
        new Span(
            id,
            "%016x".formatted(traces),
            Optional.empty(),
            "answer",
            "chat",
            startedAt,
            startedAt.plusSeconds(1),
            Span.Status.OK,
            "openai/stub",
            Optional.of(prompt),
            List.of(new Message(Message.Role.USER, question)),
            List.of(new Message(Message.Role.ASSISTANT, "I do not know.")),
            List.of(),
            10,
            10,
            Map.of());
    workplace.get(Traces.class).accept(project, List.of(span));
    return id;
  }
}
