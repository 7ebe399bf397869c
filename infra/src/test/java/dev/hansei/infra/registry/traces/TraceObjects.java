package dev.hansei.infra.registry.traces;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The objects that hold the spans of a project's traces, looked at past the registry. */
public record TraceObjects(TestRegistry registry, ProjectId project) {
  /** Those that rows name. */
  public List<Sha256> named() {
    return new Sql(registry.database())
            .texts(
                "SELECT LOWER(HEX(sha256)) FROM traces_batch WHERE project_id = ?", project.value())
            .stream()
            .map(Sha256::new)
            .toList();
  }

  /** What one says. */
  public String text(Sha256 object) {
    return new String(registry.get(ObjectStore.class).get(object), StandardCharsets.UTF_8);
  }
}
