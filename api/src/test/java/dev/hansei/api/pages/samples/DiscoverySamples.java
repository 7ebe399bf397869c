package dev.hansei.api.pages.samples;

import dev.hansei.api.calibrations.DiscoveryListPage;
import dev.hansei.api.calibrations.DiscoveryPage;
import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.calibrations.ProposalId;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Optional;

/** Discoveries: the list, one with proposals, one that runs. */
final class DiscoverySamples {
  private final Voice voice;

  private DiscoverySamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  static List<Sample> of(Voice voice) {
    var samples = new DiscoverySamples(voice);
    return List.of(
        new Sample("discoveries", "calibrations/discoveries.jte", samples.list()),
        new Sample("discovery", "calibrations/discovery.jte", samples.page(DiscoveryState.READY)),
        new Sample(
            "discovery-running",
            "calibrations/discovery.jte",
            samples.page(DiscoveryState.RUNNING)));
  }

  private DiscoveryListPage list() {
    return new DiscoveryListPage(
        voice.frame(Section.CALIBRATIONS),
        List.of(
            new DiscoveryListPage.Line(
                view(DiscoveryState.READY), List.of(proposal(1, ProposalState.PROPOSED)))),
        Optional.of("?after=next"));
  }

  private DiscoveryPage page(DiscoveryState state) {
    return new DiscoveryPage(
        voice.frame(Section.CALIBRATIONS),
        view(state),
        List.of(
            line(proposal(1, ProposalState.PROPOSED)),
            line(proposal(2, ProposalState.PROPOSED)),
            line(proposal(3, ProposalState.ACCEPTED))),
        List.of(criterion()));
  }

  private DiscoveryView view(DiscoveryState state) {
    return new DiscoveryView(
        new DiscoverCriteriaInput(
            new ProjectId(Voice.id(2)),
            new DiscoveryId(Voice.id(201)),
            Optional.of(voice.model("openai/gpt-4o-mini")),
            new Actor.ByPerson(new PersonId(Voice.id(1)))),
        state,
        120,
        41,
        Optional.empty(),
        true,
        "",
        Voice.minutesAgo(30),
        Optional.of(Voice.minutesAgo(28)));
  }

  private Proposal proposal(int number, ProposalState state) {
    boolean isAccepted = state == ProposalState.ACCEPTED;
    return new Proposal(
        new ProposalId(Voice.id(210 + number)),
        new DiscoveryId(Voice.id(201)),
        number,
        voice.say("Sourced"),
        voice.say("Names the passage that each claim is from."),
        number == 1 ? Proposal.KEYWORDS : Proposal.PERSON,
        new ProposalEvidence(
            voice.say("source, named"),
            List.of(source(1), source(2)),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        state,
        isAccepted ? Optional.of(criterion().id()) : Optional.empty(),
        Optional.empty(),
        isAccepted
            ? Optional.of(
                new Proposal.Decision(
                    new Actor.ByPerson(new PersonId(Voice.id(1))), Voice.minutesAgo(5)))
            : Optional.empty());
  }

  private DiscoveryPage.Line line(Proposal proposal) {
    return new DiscoveryPage.Line(
        proposal,
        List.of(said(1), new DiscoveryPage.SaidLine("note", "/x", Optional.empty(), "", "")),
        List.of(said(2)),
        List.of(),
        List.of(new DiscoveryPage.OverlapLine(criterion(), 0.61, 2)));
  }

  private DiscoveryPage.SaidLine said(int number) {
    return new DiscoveryPage.SaidLine(
        "failure",
        "/failures/" + Voice.id(220 + number),
        Optional.of(voice.say("It does not say where that stands.")),
        voice.say("How long are snapshots kept?"),
        voice.say("Ninety days."));
  }

  private Criterion criterion() {
    return new Criterion(
        new CriterionId(Voice.id(80)),
        voice.say("grounded"),
        voice.say("Says only what the passages say."),
        Voice.minutesAgo(7_000));
  }

  private static SaidSource source(int number) {
    return new SaidSource(SaidSource.Kind.NOTE, Voice.id(220 + number));
  }
}
