package dev.hansei.api.annotations;

import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.BroughtLabel.Fate;
import dev.hansei.infra.registry.annotations.LabelImports;
import dev.hansei.workflows.annotations.QueueId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads files of labels; a bad line is that line's affair. */
@Singleton
final class LabelImporter {
  private final JsonLines lines;
  private final LabelImports imports;

  LabelImporter(JsonLines lines, LabelImports imports) {
    this.lines = lines;
    this.imports = imports;
  }

  LabelImportResource read(Caller caller, QueueId queue, byte[] body) {
    var reading = lines.read(body, LabelLine.class, LabelImports.LABELS_MAX);
    List<BroughtLabel> labels =
        reading.lines().stream().map(line -> line.value().brought()).toList();
    List<Fate> fates = imports.bring(caller.projectId(), queue, labels, caller.personId());
    List<RejectedLine> rejected = new ArrayList<>(reading.rejected());
    for (int i = 0; i < fates.size(); i++) {
      if (fates.get(i) != Fate.TAKEN) {
        rejected.add(rejected(reading.lines().get(i).number(), fates.get(i)));
      }
    }
    rejected.sort(Comparator.comparingInt(RejectedLine::line));
    return new LabelImportResource(
        count(fates, Fate.TAKEN), count(fates, Fate.UNMATCHED), rejected);
  }

  private static int count(List<Fate> fates, Fate wanted) {
    return (int) fates.stream().filter(wanted::equals).count();
  }

  private static RejectedLine rejected(int line, Fate fate) {
    return new RejectedLine(
        line,
        WireJson.nameOf(fate),
        switch (fate) {
          case TAKEN -> "It was taken.";
          case UNMATCHED -> "The queue has no item with this question and output.";
          case THERE_ALREADY -> "This author has labelled the item already.";
          case NO_ROOM -> "The item has all its reviews, or somebody holds it now.";
          case UNKNOWN_LABEL -> "The queue does not know this label.";
          case UNFIT_ANSWERS ->
              "It does not answer the queue's form: each required field, within what it takes, and"
                  + " no other key.";
        });
  }
}
