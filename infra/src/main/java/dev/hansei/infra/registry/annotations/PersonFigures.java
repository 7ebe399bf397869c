package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.GoldPolicy;
import dev.hansei.workflows.annotations.PersonDrift;
import java.util.Objects;
import java.util.Optional;

/**
 * How one author labels in one queue. For a lead to talk about with the person, not to rank by:
 * gold may be wrong, and the rubric, and the other reviewer.
 *
 * @param labels that stand, answers to gold aside
 * @param secondsEach the median time between one label and the next, breaks aside, in seconds;
 *     absent with fewer than ten
 * @param gold how many answers to gold are right, with interval and advice
 * @param compared tasks that somebody else reviewed too, of the first thousand
 * @param same those of them on which all say the same in the leading field
 * @param ofGold whether the share of right answers to gold moved over time
 * @param ofSame whether the share of same labels did
 */
public record PersonFigures(
    Author author,
    int labels,
    Optional<Double> secondsEach,
    GoldPolicy.Standing gold,
    int compared,
    int same,
    PersonDrift ofGold,
    PersonDrift ofSame) {
  public PersonFigures {
    Objects.requireNonNull(author, "author is null");
    Objects.requireNonNull(secondsEach, "secondsEach is null");
    Objects.requireNonNull(gold, "gold is null");
    Objects.requireNonNull(ofGold, "ofGold is null");
    Objects.requireNonNull(ofSame, "ofSame is null");
  }
}
