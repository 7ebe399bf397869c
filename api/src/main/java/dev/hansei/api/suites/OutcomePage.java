package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import java.util.List;
import java.util.Optional;

/**
 * One outcome with everything: in the drawer of its run, or as a page of its own.
 *
 * @param scores each with what was asked of it
 * @param answer what the target said; empty where there is none
 * @param story how the run's strategy came to the answer; empty where it has none
 * @param callKey the journal's name of the call; empty where there was none
 * @param cost of target and judges
 * @param hidden why the viewer is not told what was said of it, nor what it took; empty where they
 *     are
 * @param previous address of the outcome before, in the plan's order
 * @param misfits which of the case's values the prompt's schemas do not allow, a sentence each;
 *     none unless that is why there is no answer
 */
public record OutcomePage(
    Frame frame,
    String runHref,
    OutcomeLine line,
    Case item,
    List<ScoreLine> scores,
    Optional<String> answer,
    Optional<StoryResource> story,
    Optional<String> callKey,
    Usage usage,
    long latencyMillis,
    boolean fromJournal,
    Cost cost,
    String lineageHref,
    Optional<String> previous,
    Optional<String> next,
    Optional<String> hidden,
    List<String> misfits) {
  /** In place of an answer. */
  private static final String UNREAD = "(hidden while you are asked which of two is better)";

  public OutcomePage {
    scores = List.copyOf(scores);
    misfits = List.copyOf(misfits);
  }

  /** As those see it who may know everything. */
  public OutcomePage(
      Frame frame,
      String runHref,
      OutcomeLine line,
      Case item,
      List<ScoreLine> scores,
      Optional<String> answer,
      Optional<StoryResource> story,
      Optional<String> callKey,
      Usage usage,
      long latencyMillis,
      boolean fromJournal,
      Cost cost,
      String lineageHref,
      Optional<String> previous,
      Optional<String> next) {
    this(
        frame,
        runHref,
        line,
        item,
        scores,
        answer,
        story,
        callKey,
        usage,
        latencyMillis,
        fromJournal,
        cost,
        lineageHref,
        previous,
        next,
        Optional.empty(),
        List.of());
  }

  /** The same, with why the prompt could not be filled in. */
  OutcomePage misfitting(List<String> why) {
    return new OutcomePage(
        frame,
        runHref,
        line,
        item,
        scores,
        answer,
        story,
        callKey,
        usage,
        latencyMillis,
        fromJournal,
        cost,
        lineageHref,
        previous,
        next,
        hidden,
        why);
  }

  /**
   * The same for somebody who is shown the answer beside another and must not know which it is: how
   * long it is would tell.
   */
  OutcomePage unread() {
    return new OutcomePage(
        frame,
        runHref,
        line,
        item,
        scores,
        Optional.of(UNREAD),
        Optional.empty(),
        Optional.empty(),
        Usage.NONE,
        0,
        false,
        Cost.NONE,
        lineageHref,
        previous,
        next,
        hidden,
        misfits);
  }

  /**
   * The same for somebody who must not know what was said of the answer, with why. What it cost
   * would tell whether judges looked at it.
   */
  OutcomePage unjudged(String why) {
    return new OutcomePage(
        frame,
        runHref,
        line.unjudged(),
        item,
        List.of(),
        answer,
        Optional.empty(),
        callKey,
        Usage.NONE,
        0,
        false,
        Cost.NONE,
        lineageHref,
        previous,
        next,
        Optional.of(why),
        misfits);
  }
}
