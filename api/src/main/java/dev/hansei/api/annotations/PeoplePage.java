package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.annotations.PersonFigures;
import java.util.List;

/**
 * Those who label, across the latest queues, for a lead.
 *
 * @param people a line for each person and queue, by name
 * @param settled disputes with their reasons
 */
public record PeoplePage(Frame frame, List<Line> people, List<DisputeLine> settled) {
  public PeoplePage {
    people = List.copyOf(people);
    settled = List.copyOf(settled);
  }

  /** A person in a queue. */
  public record Line(String name, String queue, String queueId, PersonFigures figures) {
    /** The median time from one label to the next, in words. */
    public String pace() {
      return figures.secondsEach().map(DeskWords::seconds).orElse("");
    }

    /** Right answers to gold with their interval. */
    public String gold() {
      return DeskWords.gold(figures.gold());
    }
  }

  /** How many lines a lead is asked to look at. */
  public long toLookAt() {
    return people.stream().filter(line -> DeskWords.isToLookAt(line.figures())).count();
  }
}
