package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalPolicy;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Optional;

/**
 * What a discovery proposes, and why.
 *
 * @param criteria those that a proposal may go into, newest first
 */
public record DiscoveryPage(
    Frame frame, DiscoveryView view, List<Line> lines, List<Criterion> criteria) {
  public DiscoveryPage {
    lines = List.copyOf(lines);
    criteria = List.copyOf(criteria);
  }

  /** A proposal with its words. */
  public record Line(
      Proposal proposal,
      List<SaidLine> quotes,
      List<SaidLine> casesFor,
      List<SaidLine> casesAgainst,
      List<OverlapLine> overlaps) {
    public Line {
      quotes = List.copyOf(quotes);
      casesFor = List.copyOf(casesFor);
      casesAgainst = List.copyOf(casesAgainst);
      overlaps = List.copyOf(overlaps);
    }

    /** What became of it, in words. */
    public String fate() {
      return switch (proposal.state()) {
        case PROPOSED -> "waits for you";
        case ACCEPTED -> "is a criterion";
        case MERGED -> "went into another";
        case DROPPED -> "dropped";
      };
    }

    /** The class of its state's mark. */
    public String shape() {
      return switch (proposal.state()) {
        case PROPOSED -> "warn";
        case ACCEPTED, MERGED -> "good";
        case DROPPED -> "plain";
      };
    }

    /** Whether somebody, or a model, gave it words, so that it can become a criterion. */
    public boolean isWorded() {
      return !proposal.wordedBy().equals(Proposal.KEYWORDS);
    }

    /** Who worded it. */
    public String by() {
      return switch (proposal.wordedBy()) {
        case Proposal.KEYWORDS ->
            proposal.isOpen() ? "by its keywords: word it before you accept it" : "by its keywords";
        case Proposal.PERSON -> "by a person";
        default -> "by " + proposal.wordedBy();
      };
    }
  }

  /**
   * Something that was said, with what it was said of.
   *
   * @param words empty where it was erased, taken back or changed since
   */
  public record SaidLine(
      String kind, String path, Optional<String> words, String question, String answer) {}

  /** A criterion that maybe says it already. */
  public record OverlapLine(Criterion criterion, double cosine, int shared) {}

  /** Whether the viewer may decide now. */
  public boolean mayDecide() {
    return view.state() == DiscoveryState.READY && frame.viewer().is(Role.LEAD);
  }

  /** Others that a proposal may go into. */
  public List<Line> others(Line line) {
    return lines.stream()
        .filter(one -> !one.proposal().id().equals(line.proposal().id()))
        .filter(one -> one.proposal().isOpen() || one.proposal().state() == ProposalState.ACCEPTED)
        .toList();
  }

  /** How many wait. */
  public long waiting() {
    return lines.stream().filter(line -> line.proposal().isOpen()).count();
  }

  /** The answer to the question at the top. */
  public String sentence() {
    return switch (view.state()) {
      case RUNNING -> "It looks through what was said; this page shows what it finds.";
      case CANCELLED -> "It was cancelled; nothing is proposed.";
      case FAILED -> "It failed: " + view.failureCode() + ".";
      case READY -> found();
    };
  }

  private String found() {
    if (lines.isEmpty()) {
      return "Nothing was said at least %d times.".formatted(ProposalPolicy.SUPPORT_MIN);
    }
    return "%d of %d proposals %s for you; they stand on %d of %d notes and failures."
        .formatted(
            waiting(),
            lines.size(),
            waiting() == 1 ? "waits" : "wait",
            view.observations() - view.alone(),
            view.observations());
  }
}
