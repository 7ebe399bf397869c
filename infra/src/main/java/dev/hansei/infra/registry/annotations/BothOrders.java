package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.criteria.PairFigures;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a judge of pairs said in both orders, beside what people say.
 *
 * @param field the key of the form's; {@code label} without a form
 * @param author as in {@code model:gpt-4o}
 * @param compared pairs that it was asked of in both orders
 * @param ties of these, those of which people prefer neither answer, or are not agreed; in no
 *     figure
 * @param halves pairs that it was asked of in one order alone; in no figure
 * @param all over the other pairs; empty where there is none
 * @param parts the same of parts of these
 */
public record BothOrders(
    String field,
    String author,
    int compared,
    int ties,
    int halves,
    Optional<PairFigures> all,
    List<OfPart> parts) {
  public BothOrders {
    Objects.requireNonNull(field, "field is null");
    Objects.requireNonNull(author, "author is null");
    if (compared < 0 || ties < 0 || ties > compared || halves < 0) {
      throw new IllegalArgumentException("counts of pairs do not add up");
    }
    Objects.requireNonNull(all, "all is null");
    parts = List.copyOf(parts);
  }

  /**
   * A part of the pairs.
   *
   * @param name dimension and value, as in {@code language: ja}
   */
  public record OfPart(String name, PairFigures figures) {
    public OfPart {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(figures, "figures is null");
    }
  }

  /** The figures of a part; of all where it is empty. */
  public Optional<PairFigures> of(String part) {
    return part.isEmpty()
        ? all
        : parts.stream().filter(it -> it.name().equals(part)).map(OfPart::figures).findFirst();
  }
}
