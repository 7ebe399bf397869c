package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.Gold;
import java.util.List;

/**
 * What the desk adds to a queue's page.
 *
 * @param unreviewable open tasks that too few people here may review
 * @param gold with the questions, in the same order
 * @param questions of the gold
 * @param settled disputes that somebody settled, with all reasons
 * @param reminded who was reminded
 * @param named who is asked in place of those who are late
 * @param choices tasks that could be made gold, with their questions
 * @param labels the words that gold can have, in the leading field
 * @param anchoring how far labels follow a judge that was shown
 */
public record DeskSight(
    int unreviewable,
    List<Gold> gold,
    List<String> questions,
    List<DisputeLine> settled,
    List<String> reminded,
    List<String> named,
    List<Choice> choices,
    List<String> labels,
    AnchoringResource anchoring) {
  public DeskSight {
    gold = List.copyOf(gold);
    questions = List.copyOf(questions);
    settled = List.copyOf(settled);
    reminded = List.copyOf(reminded);
    named = List.copyOf(named);
    choices = List.copyOf(choices);
    labels = List.copyOf(labels);
  }

  /** Of a queue that has none of it. */
  public static final DeskSight NONE =
      new DeskSight(
          0,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          AnchoringResource.NONE);

  /** A task that could be made gold. */
  public record Choice(String task, String question) {}
}
