package dev.hansei.api.annotations;

import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far labels follow the judge whose verdicts were shown. That they say the same is no praise of
 * the judge: people who read a verdict lean to it.
 *
 * @param judge whose verdicts the queue shows; absent where it shows none
 * @param labels reviews that stand and were given after a verdict was shown
 * @param same those that say what it said
 * @param share same of labels, with Wilson's interval of 95 %; absent without labels
 * @param items each author, most labels first
 */
public record AnchoringResource(
    Optional<UUID> judge, int labels, int same, Optional<Estimate> share, List<OfAuthor> items) {
  /** Of a queue that shows no judge. */
  public static final AnchoringResource NONE =
      new AnchoringResource(Optional.empty(), 0, 0, Optional.empty(), List.of());

  public AnchoringResource {
    items = List.copyOf(items);
  }

  /** The labels of one author. */
  public record OfAuthor(String name, int labels, int same, Optional<Estimate> share) {}
}
