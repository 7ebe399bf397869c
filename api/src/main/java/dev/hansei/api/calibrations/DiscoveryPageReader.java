package dev.hansei.api.calibrations;

import dev.hansei.api.calibrations.DiscoveryPage.Line;
import dev.hansei.api.calibrations.DiscoveryPage.OverlapLine;
import dev.hansei.api.calibrations.DiscoveryPage.SaidLine;
import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.calibrations.Overlap;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the page of a discovery: a handful of reads, however many proposals. */
@Singleton
final class DiscoveryPageReader {
  private final Proposals proposals;
  private final Criteria criteria;
  private final SaidReader said;

  DiscoveryPageReader(Proposals proposals, Criteria criteria, SaidReader said) {
    this.proposals = proposals;
    this.criteria = criteria;
    this.said = said;
  }

  DiscoveryPage read(Frame frame, ProjectId project, DiscoveryView view) {
    List<Proposal> all = proposals.of(project, view.id());
    List<Criterion> known =
        criteria.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items();
    Map<CriterionId, Criterion> byId =
        known.stream().collect(Collectors.toMap(Criterion::id, Function.identity()));
    SaidReader.Said read =
        said.read(project, all.stream().flatMap(one -> shown(one.evidence())).toList());
    return new DiscoveryPage(
        frame, view, all.stream().map(one -> line(one, read, byId)).toList(), known);
  }

  private static Stream<SaidSource> shown(ProposalEvidence evidence) {
    return Stream.of(
            evidence.quotes().stream().map(Quote::source),
            evidence.casesFor().stream(),
            evidence.casesAgainst().stream())
        .flatMap(Function.identity());
  }

  private static Line line(
      Proposal proposal, SaidReader.Said read, Map<CriterionId, Criterion> known) {
    ProposalEvidence evidence = proposal.evidence();
    return new Line(
        proposal,
        evidence.quotes().stream()
            .map(quote -> read.line(quote.source(), read.words(quote)))
            .toList(),
        cases(evidence.casesFor(), read),
        cases(evidence.casesAgainst(), read),
        evidence.overlaps().stream().flatMap(one -> overlap(one, known)).toList());
  }

  private static List<SaidLine> cases(List<SaidSource> sources, SaidReader.Said read) {
    return sources.stream()
        .map(source -> read.line(source, read.observation(source).map(Observation::text)))
        .toList();
  }

  private static Stream<OverlapLine> overlap(Overlap one, Map<CriterionId, Criterion> known) {
    Criterion criterion = known.get(one.criterionId());
    return criterion == null
        ? Stream.of()
        : Stream.of(new OverlapLine(criterion, one.cosine(), one.shared()));
  }
}
