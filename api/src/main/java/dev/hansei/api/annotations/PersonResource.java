package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.PersonFigures;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.GoldPolicy;
import dev.hansei.workflows.annotations.PersonDrift;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How one author labels in one queue. To talk about with the person, not to rank by.
 *
 * @param labels that stand, answers to gold aside
 * @param secondsEach the median time from one label to the next, breaks aside, in seconds
 * @param goldAccuracy the share of right answers to gold, with Wilson's interval of 95 %
 * @param goldAdvice too-few, fine, or look: the whole interval lies below the queue's floor
 * @param compared tasks that somebody else reviewed too
 * @param same those of them on which both said the same
 * @param goldTrend too-few, steady, worse or better, by intervals that hold at every look
 * @param sameTrend the same of labels that are the same as the other's
 */
public record PersonResource(
    UUID queue,
    Author author,
    String name,
    int labels,
    Optional<Double> secondsEach,
    int goldAnswered,
    int goldRight,
    Optional<Estimate> goldAccuracy,
    GoldPolicy.Advice goldAdvice,
    int compared,
    int same,
    PersonDrift.Trend goldTrend,
    PersonDrift.Trend sameTrend) {
  static PersonResource of(DeskReader.InQueue line) {
    PersonFigures figures = line.figures();
    return new PersonResource(
        line.queue().id().value(),
        figures.author(),
        line.name(),
        figures.labels(),
        figures.secondsEach(),
        figures.gold().answered(),
        figures.gold().right(),
        figures.gold().accuracy(),
        figures.gold().advice(),
        figures.compared(),
        figures.same(),
        figures.ofGold().trend(),
        figures.ofSame().trend());
  }

  /** People of some queues, by name. */
  public record All(List<PersonResource> items) {}
}
