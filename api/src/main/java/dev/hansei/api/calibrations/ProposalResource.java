package dev.hansei.api.calibrations;

import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalId;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.SaidSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A proposed criterion, as the API shows it.
 *
 * @param wordedBy keywords, person, or a model's name
 * @param support how many notes and failures say it
 * @param quotes what argues for it, word for word
 * @param casesFor answers that people failed, or that failed live
 * @param casesAgainst answers of which the same was said and that people passed
 * @param overlaps criteria that maybe say it already
 * @param criterion what it became, or went into
 * @param mergedInto the proposal that it went into, where it was one
 */
public record ProposalResource(
    UUID id,
    int ordinal,
    String name,
    String sentence,
    String wordedBy,
    int support,
    List<QuoteResource> quotes,
    List<SourceResource> casesFor,
    List<SourceResource> casesAgainst,
    List<OverlapResource> overlaps,
    ProposalState state,
    Optional<UUID> criterion,
    Optional<UUID> mergedInto,
    Optional<String> decidedBy,
    Optional<Instant> decidedAt) {
  /**
   * A quote.
   *
   * @param text absent where it was erased, taken back or changed since
   */
  public record QuoteResource(SaidSource.Kind kind, UUID source, Optional<String> text) {}

  /** Where something was said: an annotation or a failure. */
  public record SourceResource(SaidSource.Kind kind, UUID source) {
    static SourceResource from(SaidSource source) {
      return new SourceResource(source.kind(), source.id());
    }
  }

  /**
   * What it has in common with a criterion.
   *
   * @param cosine of the words, -1 to 1
   * @param shared how many notes and failures argue for both
   */
  public record OverlapResource(UUID criterion, double cosine, int shared) {}

  static ProposalResource from(Proposal proposal, SaidReader.Said said) {
    var evidence = proposal.evidence();
    return new ProposalResource(
        proposal.id().value(),
        proposal.ordinal(),
        proposal.name(),
        proposal.sentence(),
        proposal.wordedBy(),
        evidence.members().size(),
        evidence.quotes().stream()
            .map(one -> new QuoteResource(one.source().kind(), one.source().id(), said.words(one)))
            .toList(),
        evidence.casesFor().stream().map(SourceResource::from).toList(),
        evidence.casesAgainst().stream().map(SourceResource::from).toList(),
        evidence.overlaps().stream()
            .map(one -> new OverlapResource(one.criterionId().value(), one.cosine(), one.shared()))
            .toList(),
        proposal.state(),
        proposal.criterion().map(CriterionId::value),
        proposal.mergedInto().map(ProposalId::value),
        proposal.decision().map(it -> it.by().label()),
        proposal.decision().map(Proposal.Decision::at));
  }
}
