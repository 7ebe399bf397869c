package dev.hansei.activities.annotations;

import dev.hansei.activities.annotations.FoundItems.Found;
import dev.hansei.infra.registry.annotations.ChosenTraces;
import dev.hansei.infra.registry.annotations.ChosenTraces.Draw;
import dev.hansei.infra.registry.annotations.ChosenTraces.Drawing;
import dev.hansei.infra.registry.annotations.ItemTexts;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Preference;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was asked and answered in traces that somebody chose. The first page draws and hands the
 * draw on in its cursor, so that those after it take from the same; each drawn trace is read once.
 */
@Singleton
final class TraceItems {
  /** Each may be large. */
  static final int PAGE = 50;

  private static final String BAR = "|";

  private final ChosenTraces chosen;
  private final ItemTexts texts;

  TraceItems(ChosenTraces chosen, ItemTexts texts) {
    this.chosen = chosen;
    this.texts = texts;
  }

  /** One page of what is drawn; traces that went meanwhile are left out. */
  FoundItems find(AnnotateInput input, ItemSource.Traces source, PlanCursor from) {
    Place place =
        from.after()
            .map(Place::of)
            .orElseGet(() -> new Place(draw(input, source), Optional.empty()));
    ChosenTraces.Part part =
        chosen.part(
            input.projectId(),
            new Drawing(source.choice(), seed(input, source), place.draw()),
            place.after(),
            PAGE);
    Map<TraceId, Item> items = texts.ofTraces(input.projectId(), part.traces());
    var chance = new Preference(place.draw().chance(), "");
    List<Found> found =
        part.traces().stream()
            .flatMap(id ->
                Stream.ofNullable(items.get(id))
                    .map(item -> new Found(item, new Origin.OfTrace(id), source.split())))
            .map(one -> one.wanted(chance))
            .toList();
    return new FoundItems(
        found, part.next().map(next -> new Place(place.draw(), Optional.of(next)).cursor()));
  }

  private Draw draw(AnnotateInput input, ItemSource.Traces source) {
    return chosen.draw(
        input.projectId(), source.choice(), seed(input, source), input.plan().itemsMax());
  }

  /** Of a queue that names none, its id: another queue draws others. */
  private static long seed(AnnotateInput input, ItemSource.Traces source) {
    return source.seed().orElseGet(() -> input.queueId().value().getLeastSignificantBits());
  }

  /** A draw, and where in the list of traces the next page begins. */
  private record Place(Draw draw, Optional<String> after) {
    PlanCursor cursor() {
      return PlanCursor.after(
          Stream.of(
                  draw.fitting(),
                  draw.wanted(),
                  draw.last(),
                  after.orElse(""),
                  draw.end().orElse(""))
              .map(String::valueOf)
              .collect(Collectors.joining(BAR)));
    }

    static Place of(String cursor) {
      List<String> parts = Arrays.asList(cursor.split("\\|", -1));
      return new Place(
          new Draw(
              Integer.parseInt(parts.get(0)),
              Integer.parseInt(parts.get(1)),
              parts.get(2),
              place(parts, 4)),
          place(parts, 3));
    }

    /** One that was written before draws had an end has no fifth part. */
    private static Optional<String> place(List<String> parts, int part) {
      return part < parts.size()
          ? Optional.of(parts.get(part)).filter(it -> !it.isEmpty())
          : Optional.empty();
    }
  }
}
