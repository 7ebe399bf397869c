package dev.hansei.api.annotations;

import dev.hansei.api.WireJson;
import dev.hansei.api.annotations.LabelImportQuery.As;
import dev.hansei.api.annotations.LabelImportResource.Ignored;
import dev.hansei.api.annotations.formats.LabelReaders;
import dev.hansei.api.annotations.formats.ReadLabels;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.BroughtLabel.Fate;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.LabelImports;
import dev.hansei.infra.registry.annotations.Ratings;
import dev.hansei.workflows.annotations.Queue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads files of labels; a bad line is that line's affair. */
@Singleton
final class LabelImporter {
  private final JsonLines lines;
  private final LabelReaders readers;
  private final Forms forms;
  private final LabelImports imports;
  private final Ratings ratings;

  LabelImporter(
      JsonLines lines, LabelReaders readers, Forms forms, LabelImports imports, Ratings ratings) {
    this.lines = lines;
    this.readers = readers;
    this.forms = forms;
    this.imports = imports;
    this.ratings = ratings;
  }

  LabelImportResource read(Caller caller, Queue queue, LabelImportQuery query, byte[] body) {
    boolean isOfRaters = query.become() == As.RATERS;
    int most = isOfRaters ? Ratings.LABELS_MAX : LabelImports.LABELS_MAX;
    ReadLabels read = labels(caller, queue, query, new Body(body, most));
    List<BroughtLabel> labels = read.labels().stream().map(ReadLabels.Line::label).toList();
    List<Fate> fates =
        isOfRaters
            ? ratings.bring(
                caller.projectId(),
                queue.id(),
                new Ratings.Batch(labels, query.from(), caller.personId()))
            : imports.bring(caller.projectId(), queue.id(), labels, caller.personId());
    List<RejectedLine> rejected = new ArrayList<>(read.rejected());
    for (int i = 0; i < fates.size(); i++) {
      if (fates.get(i) != Fate.TAKEN) {
        rejected.add(rejected(read.labels().get(i).number(), fates.get(i)));
      }
    }
    rejected.sort(Comparator.comparingInt(RejectedLine::line));
    return new LabelImportResource(
        count(fates, Fate.TAKEN),
        count(fates, Fate.UNMATCHED),
        rejected,
        read.ignored().entrySet().stream()
            .map(field -> new Ignored(field.getKey(), field.getValue()))
            .toList());
  }

  /**
   * What was sent.
   *
   * @param labelsMax further labels are left out
   */
  private record Body(byte[] bytes, int labelsMax) {}

  private ReadLabels labels(Caller caller, Queue queue, LabelImportQuery query, Body body) {
    return switch (query.shape()) {
      case JSONL -> ours(body);
      case CSV, LABEL_STUDIO, ARGILLA, MLFLOW ->
          readers.read(
              query.shape(),
              body.bytes(),
              forms.of(caller.projectId(), queue.plan()),
              body.labelsMax());
    };
  }

  private ReadLabels ours(Body body) {
    var reading = lines.read(body.bytes(), LabelLine.class, body.labelsMax());
    return new ReadLabels(
        reading.lines().stream()
            .map(line -> new ReadLabels.Line(line.number(), line.value().brought()))
            .toList(),
        reading.rejected(),
        Map.of());
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
          case UNFIT_ORDER ->
              "An order goes with a choice between two answers, and is brought as raters.";
          case QUEUE_FULL -> "A queue takes at most 100,000 labels beside its reviews.";
          case QUEUE_CLOSED -> "The queue closed while the file was read.";
        });
  }
}
