package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.calibrations.ArrangedLabels.Item;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.calibrations.Discoveries;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.infra.registry.calibrations.Observations;
import dev.hansei.infra.registry.calibrations.ProposalMerges;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.infra.registry.criteria.Arguments;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoveryActivities;
import dev.hansei.workflows.calibrations.DiscoveryActivities.DiscoveryEnd;
import dev.hansei.workflows.calibrations.DiscoveryActivities.ProposedGroups;
import dev.hansei.workflows.calibrations.DiscoveryActivities.WordedProposals;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.calibrations.DraftedProposal;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.calibrations.ProposalPolicy;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Argument;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import io.temporal.testing.TestActivityEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Criteria are found in notes, on a real registry and store, with the real embedding model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryActivitiesIT {
  private static final Actor LEAD = new Actor.BySystem();
  private static final Author PEOPLE = new Author.Outside("readers");
  private static final ModelName MODEL = new ModelName("openai/stub");

  /** Said of an answer; the first of each subject is what the model quotes. */
  private static final List<String> NOTES =
      List.of(
          "The answer names no source for its claim.",
          "No source is named for the claim.",
          "Where is the source? None is named.",
          "The tone is rude and impolite to the customer.",
          "Rude, impolite tone towards a customer.",
          "Too rude a tone for a customer.",
          "");

  private Workplace workplace;
  private ArrangedLabels arranged;
  private TestActivityEnvironment temporal;
  private DiscoveryActivities activities;

  @BeforeAll
  void open() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put(
        "tone",
        "{\"name\":\"Polite\",\"sentence\":\"Is polite to the customer.\",\"quotes\":["
            + "{\"from\":\"remark-1\",\"text\":\"rude\"},"
            + "{\"from\":\"remark-2\",\"text\":\"nobody said this\"}]}");
    known.put(
        "source",
        "{\"name\":\"Sourced\",\"sentence\":\"Names a source.\",\"quotes\":["
            + "{\"from\":\"remark-1\",\"text\":\"no sources at all\"}]}");
    workplace = Workplace.open("discovery", StubModelServer.Setup.plain().knowing(known, 1_000));
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    arranged = new ArrangedLabels(workplace);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(DiscoveryActivitiesImpl.class));
    activities = temporal.newActivityStub(DiscoveryActivities.class);
  }

  @AfterEach
  void stop() {
    temporal.close();
    arranged.close();
  }

  @Test
  void groupsWhatWasSaidOnceItMayBeRead() {
    noted();
    assertThat(gathered(input(Optional.empty())).observations())
        .as("notes of a queue that takes labels are nobody's")
        .isZero();
    arranged.closeQueues();

    DiscoverCriteriaInput input = input(Optional.empty());
    ProposedGroups first = discovered(input);
    assertThat(activities.proposeGroups(activities.gatherSaid(input)))
        .as("run twice")
        .isEqualTo(first);
    assertThat(first).isEqualTo(new ProposedGroups(2, 0));
    assertThat(view(input).observations()).isEqualTo(6);

    Proposal source = about(input, "source");
    assertThat(source.wordedBy()).isEqualTo(Proposal.KEYWORDS);
    assertThat(source.evidence().members()).hasSize(3);
    assertThat(words(source)).hasSize(3).allMatch(NOTES::contains);
    assertThat(source.evidence().casesFor()).isNotEmpty();
    assertThat(source.evidence().casesAgainst()).as("one was passed all the same").hasSize(1);
    assertThat(source.evidence().overlaps())
        .as("what was asked about when it was said")
        .anySatisfy(one -> {
          assertThat(one.criterionId()).isEqualTo(arranged.criterion);
          assertThat(one.shared()).isEqualTo(3);
        });
  }

  @Test
  void aModelWordsWhatItCanQuote() {
    noted();
    arranged.closeQueues();
    DiscoverCriteriaInput input = input(Optional.of(MODEL));
    discovered(input);
    int before = workplace.stub().calls();

    WordedProposals worded = activities.wordProposals(input);
    int paid = workplace.stub().calls() - before;
    assertThat(activities.wordProposals(input)).as("run twice").isEqualTo(worded);

    assertThat(worded).isEqualTo(new WordedProposals(2, 1));
    assertThat(workplace.stub().calls() - before).as("paid once").isEqualTo(paid);
    assertThat(paid)
        .as("one, and as often as it is tried")
        .isEqualTo(1 + CriterionWriter.TRIES_MAX);
    Proposal polite = about(input, "Polite");
    assertThat(polite.wordedBy()).isEqualTo(MODEL.value());
    assertThat(words(polite)).as("only what was said").containsExactly("rude");
    assertThat(about(input, "source").wordedBy())
        .as("it quoted nothing that was said")
        .isEqualTo(Proposal.KEYWORDS);
  }

  @Test
  void peopleDecideOnce() {
    DiscoverCriteriaInput input = discoveredFromNotes();
    Proposals proposals = workplace.get(Proposals.class);
    Proposal tone = about(input, "tone");
    Proposal source = about(input, "source");
    refused("discovery-runs", () -> proposals.accept(arranged.project, tone.id(), LEAD));
    end(input);

    refused("proposal-unfit", () -> proposals.rename(arranged.project, tone.id(), " ", "x", LEAD));
    proposals.rename(arranged.project, tone.id(), "grounded", "Is polite.", LEAD);
    refused("criterion-exists", () -> proposals.accept(arranged.project, tone.id(), LEAD));
    proposals.rename(arranged.project, tone.id(), "polite", "Is polite.", LEAD);
    Proposal accepted = proposals.accept(arranged.project, tone.id(), LEAD);
    assertThat(proposals.accept(arranged.project, tone.id(), LEAD)).isEqualTo(accepted);
    CriterionId made = accepted.criterion().orElseThrow();
    assertThat(workplace.get(Criteria.class).find(arranged.project, made).orElseThrow().sentence())
        .isEqualTo("Is polite.");
    assertThat(arguing(made)).hasSize(3);
    refused("proposal-decided", () -> proposals.drop(arranged.project, tone.id(), LEAD));

    ProposalMerges merges = workplace.get(ProposalMerges.class);
    refused(
        "proposal-into-itself",
        () -> merges.intoProposal(arranged.project, source.id(), source.id(), LEAD));
    Proposal merged = merges.intoProposal(arranged.project, source.id(), tone.id(), LEAD);
    assertThat(merges.intoProposal(arranged.project, source.id(), tone.id(), LEAD))
        .isEqualTo(merged);
    assertThat(merged.state()).isEqualTo(ProposalState.MERGED);
    assertThat(merged.criterion()).contains(made);
    assertThat(arguing(made)).hasSize(6);
    assertThat(actions())
        .containsSubsequence(
            "calibrations.discovery.start",
            "calibrations.discovery.end",
            "calibrations.proposal.rename",
            "criteria.create",
            "calibrations.proposal.accept",
            "calibrations.proposal.merge");
  }

  @Test
  void whatIsMergedBeforeGoesWhereTheOtherGoes() {
    DiscoverCriteriaInput input = discoveredFromNotes();
    end(input);
    Proposals proposals = workplace.get(Proposals.class);
    ProposalMerges merges = workplace.get(ProposalMerges.class);
    Proposal tone = about(input, "tone");
    Proposal source = about(input, "source");
    merges.intoProposal(arranged.project, source.id(), tone.id(), LEAD);
    refused(
        "proposal-decided",
        () -> merges.intoProposal(arranged.project, tone.id(), source.id(), LEAD));

    merges.intoCriterion(arranged.project, tone.id(), arranged.criterion, LEAD);

    assertThat(arguing(arranged.criterion)).hasSize(6);
    assertThat(proposals.require(arranged.project, source.id()).criterion())
        .contains(arranged.criterion);
  }

  @Test
  void whatWasErasedMeanwhileDoesNotComeBack() {
    DiscoverCriteriaInput input = discoveredFromNotes();
    Proposals proposals = workplace.get(Proposals.class);
    Observations observations = workplace.get(Observations.class);
    Proposal tone = about(input, "tone");
    Observation there =
        observations
            .findAll(arranged.project, tone.evidence().members())
            .values()
            .iterator()
            .next();
    Observation erased = saying(there, "Anna was rude to me.");

    proposals.word(arranged.project, tone.id(), MODEL, worded(erased));
    assertThat(proposals.require(arranged.project, tone.id()).wordedBy())
        .isEqualTo(Proposal.KEYWORDS);
    proposals.word(arranged.project, tone.id(), MODEL, worded(there));
    assertThat(proposals.require(arranged.project, tone.id()).wordedBy()).isEqualTo(MODEL.value());

    DiscoverCriteriaInput later = input(Optional.empty());
    gathered(later);
    List<Observation> read = new ArrayList<>(observations.newest(arranged.project));
    SaidSource gone = read.getFirst().source();
    read.set(0, saying(read.getFirst(), "Anna was rude to me."));
    var groups =
        List.of(
            draft("anna", List.of(gone, read.get(1).source())),
            draft("others", List.of(read.get(2).source(), read.get(3).source())));
    workplace
        .get(Discoveries.class)
        .propose(arranged.project, later.discoveryId(), new Discoveries.Found(read, groups, 2));
    assertThat(proposals.of(arranged.project, later.discoveryId()))
        .extracting(Proposal::name)
        .containsExactly("others");
  }

  private static Proposals.Worded worded(Observation read) {
    return new Proposals.Worded("polite", "Is polite.", List.of(), List.of(read));
  }

  private static Observation saying(Observation one, String text) {
    return new Observation(
        one.source(),
        text,
        one.topic(),
        one.question(),
        one.answer(),
        one.passed(),
        one.criterion());
  }

  private static DraftedProposal draft(String name, List<SaidSource> members) {
    var evidence = new ProposalEvidence(name, members, List.of(), List.of(), List.of(), List.of());
    return new DraftedProposal(name, ProposalPolicy.sentence(name), evidence, new float[] {1});
  }

  /** What was noted in queues that are closed, in groups. */
  private DiscoverCriteriaInput discoveredFromNotes() {
    noted();
    arranged.closeQueues();
    DiscoverCriteriaInput input = input(Optional.empty());
    discovered(input);
    return input;
  }

  private void end(DiscoverCriteriaInput input) {
    activities.endDiscovery(
        new DiscoveryEnd(arranged.project, input.discoveryId(), DiscoveryState.READY, ""));
  }

  private void noted() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < NOTES.size(); i++) {
      items.add(Item.of("What is rule %d?".formatted(i), "Rule %d is even.".formatted(i), i == 2));
    }
    arranged.label(Split.GATE, items, PEOPLE, NOTES);
  }

  private DiscoverCriteriaInput input(Optional<ModelName> model) {
    var id = new DiscoveryId(workplace.get(Ids.class).next());
    return new DiscoverCriteriaInput(arranged.project, id, model, LEAD);
  }

  private DiscoveryActivities.GatheredSaid gathered(DiscoverCriteriaInput input) {
    activities.openDiscovery(input);
    return activities.gatherSaid(input);
  }

  private ProposedGroups discovered(DiscoverCriteriaInput input) {
    return activities.proposeGroups(gathered(input));
  }

  private DiscoveryView view(DiscoverCriteriaInput input) {
    return workplace.get(Discoveries.class).require(arranged.project, input.discoveryId());
  }

  private Proposal about(DiscoverCriteriaInput input, String word) {
    return workplace.get(Proposals.class).of(arranged.project, input.discoveryId()).stream()
        .filter(one -> one.name().contains(word))
        .findFirst()
        .orElseThrow();
  }

  private List<String> words(Proposal proposal) {
    var found =
        workplace.get(Observations.class).findAll(arranged.project, proposal.evidence().members());
    return proposal.evidence().quotes().stream()
        .map(quote ->
            quote
                .in(java.util.Objects.requireNonNull(found.get(quote.source())).text())
                .orElseThrow())
        .toList();
  }

  private List<Argument> arguing(CriterionId criterion) {
    return workplace.get(Arguments.class).of(arranged.project, criterion);
  }

  private List<String> actions() {
    return workplace
        .get(Audit.class)
        .page(arranged.project, PageRequest.first(PageRequest.LIMIT_MAX))
        .items()
        .stream()
        .map(entry -> entry.action())
        .toList()
        .reversed();
  }

  private static void refused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(RegistryException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
