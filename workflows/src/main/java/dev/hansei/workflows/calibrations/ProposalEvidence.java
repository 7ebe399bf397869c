package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.criteria.SaidSource;
import java.util.List;

/**
 * What a proposal stands on.
 *
 * @param keywords the words that set its group apart
 * @param members all that was said of the same thing, those nearest to its middle first
 * @param quotes of members, word for word
 * @param casesFor answers that people failed, or that failed live: why somebody should want it
 * @param casesAgainst answers of which the same or nearly the same was said and that people passed
 *     all the same: why maybe nobody should
 * @param overlaps criteria that maybe say it already, the nearest first
 */
public record ProposalEvidence(
    String keywords,
    List<SaidSource> members,
    List<Quote> quotes,
    List<SaidSource> casesFor,
    List<SaidSource> casesAgainst,
    List<Overlap> overlaps) {
  public ProposalEvidence {
    if (keywords == null || members.isEmpty()) {
      throw new IllegalArgumentException("a proposal stands on what was said");
    }
    members = List.copyOf(members);
    quotes = List.copyOf(quotes);
    casesFor = List.copyOf(casesFor);
    casesAgainst = List.copyOf(casesAgainst);
    overlaps = List.copyOf(overlaps);
  }

  /** The same without the words of its group, some of which were erased. */
  public ProposalEvidence withoutKeywords() {
    return new ProposalEvidence("", members, quotes, casesFor, casesAgainst, overlaps);
  }

  /** The same with other quotes. */
  public ProposalEvidence quoting(List<Quote> others) {
    return new ProposalEvidence(keywords, members, others, casesFor, casesAgainst, overlaps);
  }

  /** The same with what it has in common with criteria. */
  public ProposalEvidence overlapping(List<Overlap> found) {
    return new ProposalEvidence(keywords, members, quotes, casesFor, casesAgainst, found);
  }
}
