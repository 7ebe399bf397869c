package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.PersonFigures;
import java.util.Optional;

/**
 * One author's share of a queue.
 *
 * @param name of a person, or as the file named them
 * @param kind person, person elsewhere, simulated or model
 * @param labels that stand
 * @param today those since midnight UTC
 * @param compared tasks that somebody else reviewed too
 * @param agreed how many of these both said the same of; absent with one reviewer
 * @param figures pace and gold
 */
public record PersonLine(
    String name,
    String kind,
    int labels,
    int today,
    int compared,
    Optional<Integer> agreed,
    Optional<PersonFigures> figures) {
  /** One whose pace and gold are not known. */
  public PersonLine(
      String name, String kind, int labels, int today, int compared, Optional<Integer> agreed) {
    this(name, kind, labels, today, compared, agreed, Optional.empty());
  }

  /** The median time from one label to the next, in words; empty where it is not known. */
  public String pace() {
    return figures.flatMap(PersonFigures::secondsEach).map(DeskWords::seconds).orElse("");
  }

  /** Right answers to gold with their interval; empty without one. */
  public String gold() {
    return figures.map(it -> DeskWords.gold(it.gold())).orElse("");
  }

  /**
   * Whether their share of right answers, or of same labels, moved; empty where it is not known.
   */
  public String trend() {
    return figures
        .map(it -> DeskWords.trend(it.ofGold().first().isPresent() ? it.ofGold() : it.ofSame()))
        .orElse("");
  }

  /** Whether the lead is asked to look. */
  public boolean isToLookAt() {
    return figures.filter(DeskWords::isToLookAt).isPresent();
  }
}
