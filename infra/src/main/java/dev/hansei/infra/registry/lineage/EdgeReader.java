package dev.hansei.infra.registry.lineage;

import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;

/**
 * Reads those edges of a thing that are no rows of {@code lineage_edge} but foreign keys of a
 * stage's own tables: mass relations, of which there are too many to write twice. Each stage with
 * such tables has one, as a bean.
 */
public interface EdgeReader {
  /** A walk shows a person no more of one thing's neighbours; they are read in order of ids. */
  int EDGES_MAX = 200;

  /**
   * The edges that begin or end at the thing, at most {@link #EDGES_MAX} of each kind; none for
   * kinds this stage knows nothing of.
   */
  List<Edge> edgesOf(ProjectId project, Node node);
}
