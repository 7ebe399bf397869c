package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.bodies.PagePieces;
import dev.hansei.api.bodies.Pieces;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.Prelabels;
import dev.hansei.infra.registry.annotations.Ratings;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * All that was said of the items of a queue, as a file of another tool; read while it is written.
 * What could still be reviewed blind shows what was brought from elsewhere alone.
 */
@Singleton
public final class LabelFiles {
  private final LabelledOutcomes items;
  private final Ratings ratings;
  private final Prelabels prelabels;
  private final Forms forms;
  private final ObjectMapper json;

  LabelFiles(
      LabelledOutcomes items,
      Ratings ratings,
      Prelabels prelabels,
      Forms forms,
      ObjectMapper json) {
    this.items = items;
    this.ratings = ratings;
    this.prelabels = prelabels;
    this.forms = forms;
    this.json = json;
  }

  /** The file. */
  public InputStream of(ProjectId project, Queue queue, LabelFormat format) {
    LabelWriter writer = writer(project, queue, format);
    return new Pieces(
        new PagePieces(
            writer.head(), request -> page(project, queue, request, format, writer), writer::tail));
  }

  private LabelWriter writer(ProjectId project, Queue queue, LabelFormat format) {
    return switch (format) {
      case JSONL -> new OwnLabelLines(json, queue.plan().form().isPresent());
      case CSV -> new CsvLabelRows(forms.of(project, queue.plan()));
      case LABEL_STUDIO -> new LabelStudioWriter(json);
      case ARGILLA -> new ArgillaWriter(json);
      case MLFLOW -> new MlflowWriter(json);
    };
  }

  private Page<String> page(
      ProjectId project, Queue queue, PageRequest request, LabelFormat format, LabelWriter writer) {
    Page<LabelledOutcome> page = items.everything(project, queue.id(), request);
    List<TaskId> tasks = page.items().stream().map(item -> item.task().id()).toList();
    var brought = ratings.of(project, queue.id(), tasks);
    var shown = prelabels.shown(project, tasks);
    return page.map(item ->
        Optional.of(SaidItem.of(item, brought.getOrDefault(item.task().id(), List.of()), shown))
            .map(said -> format.takesOrders() ? said : said.withoutOrders())
            .filter(said -> !said.sayings().isEmpty())
            .map(writer::item)
            .orElse(""));
  }
}
