package dev.hansei.api.annotations;

import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.cases.Split;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads files of items; a bad line is that line's affair. */
@Singleton
final class ItemImporter {
  private final JsonLines lines;
  private final ItemSets sets;

  ItemImporter(JsonLines lines, ItemSets sets) {
    this.lines = lines;
    this.sets = sets;
  }

  /** Keeps what can be read as a set of that name; the first line says whether it is of pairs. */
  ItemImportResource read(Caller caller, String name, Split usual, byte[] body) {
    var reading = lines.read(body, BroughtLine.class, ItemSet.ITEMS_MAX);
    List<RejectedLine> rejected = new ArrayList<>(reading.rejected());
    List<BroughtItem> kept = new ArrayList<>();
    for (var line : reading.lines()) {
      BroughtItem item = line.value().item(usual);
      if (kept.isEmpty() || kept.getFirst().shown().isPair() == item.shown().isPair()) {
        kept.add(item);
      } else {
        rejected.add(
            new RejectedLine(
                line.number(),
                "pairs-mixed",
                "A set is of pairs or of single answers, as its first line; send the others as"
                    + " another set."));
      }
    }
    rejected.sort(Comparator.comparingInt(RejectedLine::line));
    Optional<ItemSet> set =
        kept.isEmpty()
            ? Optional.empty()
            : Optional.of(sets.bring(caller.projectId(), name, kept, caller.actor()));
    return new ItemImportResource(set.map(ItemSetResource::from), kept.size(), rejected);
  }
}
