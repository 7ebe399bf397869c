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
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.projects.Actor;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two modes of five and three failures, and one failure that reads like no other. */
class ModesIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final String PARCEL = "Where is my parcel?";
  private static final String PASSWORD = "I forgot my password and cannot log in";
  private static final String SKY = "Which colour does the sky have in autumn?";

  @RegistryTest
  void aPageIsFilledWithTheStatesThatAreWanted(TestRegistry registry) {
    var room = sorted(registry);
    move(registry, room, PARCEL, ClusterState.DISMISSED);
    var clusters = registry.get(Clusters.class);
    var open = EnumSet.of(ClusterState.OPEN, ClusterState.REOPENED);
    var page = clusters.page(room.project, open, new PageRequest(Optional.empty(), 1));
    assertThat(page.items()).extracting(ClusterView::id).containsExactly(room.mode(PASSWORD).id());
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
    var room = sorted(registry);
    var members = registry.get(ClusterMembers.class);
    assertThat(members.countAlone(room.project)).isEqualTo(1);
    var late = room.fails("Do you sell gift cards?");
    assertThat(members.countAlone(room.project)).as("no pattern counts it yet").isEqualTo(2);
    registry.get(Failures.class).dismiss(room.project, late, SYSTEM);
    assertThat(members.countAlone(room.project)).isEqualTo(1);
  }

  @RegistryTest
  void theFailuresOfAModeAndTheModeOfAFailureAreFound(TestRegistry registry) {
    var room = sorted(registry);
    var members = registry.get(ClusterMembers.class);
    var mode = room.mode(PARCEL).id();
    var found = members.page(room.project, mode, PageRequest.first(2));
    assertThat(found.items()).hasSize(2).allMatch(it -> it.question().equals(PARCEL));
    var rest = new PageRequest(found.next(), 50);
    assertThat(members.page(room.project, mode, rest).items()).hasSize(3);
    assertThat(members.modeOf(room.project, found.items().getFirst().id()))
        .hasValueSatisfying(named -> assertThat(named.id()).isEqualTo(mode));
  }

  @RegistryTest
  void aCaseOfATextStandsForItsOpenFailuresOnce(TestRegistry registry) {
    var room = sorted(registry);
    var cases = registry.get(PatternCases.class);
    var failures = registry.get(Failures.class);
    var texts = List.of(room.pattern(PARCEL), room.pattern(PASSWORD));
    assertThat(cases.lockWithoutCase(room.project, texts))
        .isEqualTo(Map.of(room.pattern(PARCEL), 5, room.pattern(PASSWORD), 3));
    cases.markHasCase(room.project, List.of(room.pattern(PARCEL)));
    var one = failures.idsWithoutCase(room.project, room.mode(PASSWORD).id(), 1).getFirst();
    failures.dismiss(room.project, one, SYSTEM);
    assertThat(cases.lockWithoutCase(room.project, texts))
        .isEqualTo(Map.of(room.pattern(PASSWORD), 2));
    room.fails(PARCEL);
    registry.get(Patterns.class).countNext(room.project, SYSTEM);
    assertThat(cases.lockWithoutCase(room.project, texts)).containsEntry(room.pattern(PARCEL), 1);
  }

  @RegistryTest
  void whatAPersonPutsIntoADismissedModeIsNoGrowth(TestRegistry registry) {
    var room = sorted(registry);
    move(registry, room, PASSWORD, ClusterState.DISMISSED);
    var parcel = room.mode(PARCEL).id();
    var heir = room.mode(PASSWORD).id();
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
    var room = sorted(registry);
    var from = room.mode(PASSWORD).id();
    var into = room.mode(PARCEL).id();
    room.apply(new ClusterPlan(List.of(), List.of(new ClusterPlan.Merge(from, into)), List.of()));
    var clusters = registry.get(Clusters.class);
    var event = clusters.find(room.project, from).orElseThrow().events().getFirst();
    assertThat(event.kind()).isEqualTo(new ClusterEvent.MergedInto(into));
    assertThat(event.traces()).isEqualTo(3);
    assertThat(clusters.find(room.project, into).orElseThrow().view().traces()).isEqualTo(8);
  }

  @RegistryTest
  void aCaseIsOfTheModeThatItsFailureBelongsToByNow(TestRegistry registry) {
    var room = sorted(registry);
    var datasets = registry.get(Datasets.class);
    var dataset = datasets.create(room.project, "support", Split.GATE, SYSTEM).id();
    for (String text : List.of(PARCEL, PASSWORD, SKY, "What is new?")) {
      var content = new CaseContent(text, "At home.", List.of(), Map.of());
      var origin = new NewCase.Origin(room.failure(text), Optional.empty(), Optional.empty());
      var made = new NewCase(dataset, content, Case.State.FINAL, 1, Optional.empty(), origin);
      registry.get(Cases.class).add(room.project, made, SYSTEM);
    }
    var version = datasets.publish(room.project, dataset, SYSTEM).id();
    var from = room.mode(PASSWORD).id();
    var into = room.mode(PARCEL).id();
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
    var heirs = registry.get(ClusterHeirs.class);
    var gone = new ClusterId(registry.get(Ids.class).next());
    assertThat(heirs.of(room.project, List.of(from, into, from, gone)))
        .containsOnly(
            Map.entry(from, new ClusterHeirs.Heir(into, "parcels")),
            Map.entry(into, new ClusterHeirs.Heir(into, "parcels")),
            Map.entry(gone, new ClusterHeirs.Heir(gone, "")));
    assertThat(clusters.heir(registry.newProject(), from)).as("of another project").isEqualTo(from);
  }

  private static SortedFailures sorted(TestRegistry registry) {
    var room = new SortedFailures(registry);
    room.fails(PARCEL, 5);
    room.fails(PASSWORD, 3);
    room.fails(SKY);
    room.sort(List.of(List.of(PARCEL), List.of(PASSWORD)));
    return room;
  }

  /** As a person does; a dismissed one comes back when it weighs twice as much. */
  private static void move(
      TestRegistry registry, SortedFailures room, String text, ClusterState to) {
    var move = new ClusterMove(to, Optional.empty(), 2);
    registry.get(ClusterMoves.class).move(room.project, room.mode(text).id(), move, SYSTEM);
  }
}
