package dev.hansei.infra.registry.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two modes of five and three failures, and one failure that reads like no other. */
class ModesIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final String MODEL = "test/angles";
  private static final String PARCEL = "Where is my parcel?";
  private static final String PASSWORD = "I forgot my password and cannot log in";
  private static final String SKY = "Which colour does the sky have in autumn?";

  @RegistryTest
  void aPageIsFilledWithTheStatesThatAreWanted(TestRegistry registry) {
    var room = Room.sorted(registry);
    room.move(PARCEL, ClusterState.DISMISSED);
    var clusters = registry.get(Clusters.class);
    var open = EnumSet.of(ClusterState.OPEN, ClusterState.REOPENED);
    var page = clusters.page(room.project, open, new PageRequest(Optional.empty(), 1));
    assertThat(page.items()).extracting(ClusterView::id).containsExactly(room.mode(PASSWORD));
    assertThat(page.next()).isEmpty();
    assertThat(clusters.page(room.project, Optional.empty(), PageRequest.first()).items())
        .extracting(ClusterView::traces)
        .containsExactly(5, 3);
    assertThat(clusters.states(room.project))
        .containsEntry(ClusterState.OPEN, 1L)
        .containsEntry(ClusterState.DISMISSED, 1L)
        .containsEntry(ClusterState.CLOSED, 0L);
  }

  @RegistryTest
  void whatIsAloneIsCountedWithAndWithoutItsPattern(TestRegistry registry) {
    var room = Room.sorted(registry);
    var members = registry.get(ClusterMembers.class);
    assertThat(members.countAlone(room.project)).isEqualTo(1);
    var late = room.fails("Do you sell gift cards?");
    assertThat(members.countAlone(room.project)).as("no pattern counts it yet").isEqualTo(2);
    registry.get(Failures.class).dismiss(room.project, late, SYSTEM);
    assertThat(members.countAlone(room.project)).isEqualTo(1);
  }

  @RegistryTest
  void theFailuresOfAModeAndTheModeOfAFailureAreFound(TestRegistry registry) {
    var room = Room.sorted(registry);
    var members = registry.get(ClusterMembers.class);
    var mode = room.mode(PARCEL);
    var found = members.page(room.project, mode, PageRequest.first(2));
    assertThat(found.items()).hasSize(2).allMatch(it -> it.question().equals(PARCEL));
    var rest = new PageRequest(found.next(), 50);
    assertThat(members.page(room.project, mode, rest).items()).hasSize(3);
    assertThat(members.modeOf(room.project, found.items().getFirst().id()))
        .hasValueSatisfying(named -> assertThat(named.id()).isEqualTo(mode));
  }

  @RegistryTest
  void aCaseOfATextStandsForItsOpenFailuresOnce(TestRegistry registry) {
    var room = Room.sorted(registry);
    var cases = registry.get(PatternCases.class);
    var failures = registry.get(Failures.class);
    var texts = List.of(room.pattern(PARCEL), room.pattern(PASSWORD));
    assertThat(cases.lockWithoutCase(room.project, texts))
        .isEqualTo(Map.of(room.pattern(PARCEL), 5, room.pattern(PASSWORD), 3));
    cases.markHasCase(room.project, List.of(room.pattern(PARCEL)));
    var one = failures.idsWithoutCase(room.project, room.mode(PASSWORD), 1).getFirst();
    failures.dismiss(room.project, one, SYSTEM);
    assertThat(cases.lockWithoutCase(room.project, texts))
        .isEqualTo(Map.of(room.pattern(PASSWORD), 2));
    room.fails(PARCEL);
    registry.get(Patterns.class).countNext(room.project, SYSTEM);
    assertThat(cases.lockWithoutCase(room.project, texts)).containsEntry(room.pattern(PARCEL), 1);
  }

  @RegistryTest
  void whatAPersonPutsIntoADismissedModeIsNoGrowth(TestRegistry registry) {
    var room = Room.sorted(registry);
    room.move(PASSWORD, ClusterState.DISMISSED);
    var parcel = room.mode(PARCEL);
    var heir = room.mode(PASSWORD);
    registry.get(ClusterMerge.class).merge(room.project, parcel, heir, SYSTEM);
    room.apply(new ClusterPlan(List.of(), List.of(), List.of()));
    var joined = registry.get(Clusters.class).find(room.project, heir).orElseThrow();
    assertThat(joined.view().state()).isEqualTo(ClusterState.DISMISSED);
    assertThat(joined.view().traces()).isEqualTo(8);
    assertThat(joined.representatives()).hasSize(2);
    assertThat(joined.reasons()).isEqualTo(Map.of(FailureReason.REFUSAL, 8L));
  }

  @RegistryTest
  void aMergeOfTheCollectorTellsWhatWentIntoTheOther(TestRegistry registry) {
    var room = Room.sorted(registry);
    var from = room.mode(PASSWORD);
    var into = room.mode(PARCEL);
    room.apply(new ClusterPlan(List.of(), List.of(new ClusterPlan.Merge(from, into)), List.of()));
    var clusters = registry.get(Clusters.class);
    var event = clusters.find(room.project, from).orElseThrow().events().getFirst();
    assertThat(event.kind()).isEqualTo(new ClusterEvent.MergedInto(into));
    assertThat(event.traces()).isEqualTo(3);
    assertThat(clusters.find(room.project, into).orElseThrow().view().traces()).isEqualTo(8);
  }

  @RegistryTest
  void aCaseIsOfTheModeThatItsFailureBelongsToByNow(TestRegistry registry) {
    var room = Room.sorted(registry);
    var datasets = registry.get(Datasets.class);
    var dataset = datasets.create(room.project, "support", Split.GATE, SYSTEM).id();
    for (String text : List.of(PARCEL, PASSWORD, SKY, "What is new?")) {
      var content = new CaseContent(text, "At home.", List.of(), Map.of());
      var origin = new NewCase.Origin(room.failure(text), Optional.empty(), Optional.empty());
      var made = new NewCase(dataset, content, Case.State.FINAL, 1, Optional.empty(), origin);
      registry.get(Cases.class).add(room.project, made, SYSTEM);
    }
    var version = datasets.publish(room.project, dataset, SYSTEM).id();
    var from = room.mode(PASSWORD);
    var into = room.mode(PARCEL);
    registry.get(ClusterMoves.class).rename(room.project, into, "parcels", SYSTEM);
    var traits = registry.get(CaseTraits.class);
    assertThat(traits.of(room.project, version))
        .extracting(trait -> trait.mode().map(CaseTrait.Mode::id))
        .containsExactlyInAnyOrder(
            Optional.of(into), Optional.of(from), Optional.empty(), Optional.empty());

    registry.get(ClusterMerge.class).merge(room.project, from, into, SYSTEM);

    assertThat(traits.of(room.project, version).stream().flatMap(it -> it.mode().stream()))
        .containsExactly(new CaseTrait.Mode(into, "parcels"), new CaseTrait.Mode(into, "parcels"));
    var clusters = registry.get(Clusters.class);
    assertThat(clusters.heir(room.project, from)).isEqualTo(into);
    assertThat(clusters.heir(room.project, into)).isEqualTo(into);
    assertThat(clusters.heir(registry.newProject(), from)).as("of another project").isEqualTo(from);
  }

  /** A project whose failures are sorted. */
  private static final class Room {
    final ProjectId project;
    private final TestRegistry registry;
    private final Map<String, PatternId> patterns = new TreeMap<>();
    private final Map<String, FailureId> firsts = new TreeMap<>();
    private int traces;

    private Room(TestRegistry registry) {
      this.registry = registry;
      this.project = registry.newProject();
    }

    static Room sorted(TestRegistry registry) {
      var room = new Room(registry);
      for (int i = 0; i < 5; i++) {
        room.fails(PARCEL);
      }
      for (int i = 0; i < 3; i++) {
        room.fails(PASSWORD);
      }
      room.fails(SKY);
      registry.get(Patterns.class).countNext(room.project, SYSTEM);
      room.sort();
      return room;
    }

    private void sort() {
      var grouping = registry.get(Grouping.class);
      var vectors = new TreeMap<PatternId, float[]>();
      grouping
          .withoutVector(project, MODEL, 10)
          .forEach((id, text) -> {
            double angle = vectors.size();
            vectors.put(id, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
            patterns.put(text, id);
          });
      grouping.keepVectors(project, MODEL, vectors);
      var founded = new ArrayList<ClusterPlan.Founded>();
      for (String text : List.of(PARCEL, PASSWORD)) {
        founded.add(new ClusterPlan.Founded(List.of(pattern(text)), Optional.empty()));
      }
      apply(new ClusterPlan(List.of(), List.of(), founded));
    }

    void apply(ClusterPlan plan) {
      var grouping = registry.get(Grouping.class);
      var snapshot = grouping.snapshot(project, MODEL);
      assertThat(grouping.apply(project, snapshot, plan, SYSTEM)).isTrue();
    }

    FailureId fails(String question) {
      traces++;
      var trace = Spans.trace(traces);
      registry
          .get(Traces.class)
          .accept(project, List.of(Spans.span(trace, 1, NOON).asking(question).build()));
      var ids = registry.get(Ids.class);
      var failure =
          new Failure(
              new FailureId(ids.next()),
              trace,
              List.of(FailureReason.REFUSAL),
              Severity.LOW,
              question,
              "I don't know.",
              "",
              NOON);
      registry.get(Failures.class).record(project, new CollectionId(ids.next()), List.of(failure));
      firsts.putIfAbsent(question, failure.id());
      return failure.id();
    }

    /** The first failure of a text; empty where none has it. */
    Optional<FailureId> failure(String text) {
      return Optional.ofNullable(firsts.get(text));
    }

    PatternId pattern(String text) {
      return Optional.ofNullable(patterns.get(text)).orElseThrow();
    }

    /** The mode of a text. */
    ClusterId mode(String text) {
      return registry
          .get(Clusters.class)
          .page(project, Optional.empty(), PageRequest.first())
          .items()
          .stream()
          .map(ClusterView::id)
          .filter(id ->
              registry.get(Clusters.class).patterns(project, id, 1).stream()
                  .anyMatch(pattern -> pattern.id().equals(pattern(text))))
          .findFirst()
          .orElseThrow();
    }

    /** As a person does; a dismissed one comes back when it weighs twice as much. */
    void move(String text, ClusterState to) {
      var move = new ClusterMove(to, Optional.empty(), 2);
      registry.get(ClusterMoves.class).move(project, mode(text), move, SYSTEM);
    }
  }
}
