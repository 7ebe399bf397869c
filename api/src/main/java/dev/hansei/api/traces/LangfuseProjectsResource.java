package dev.hansei.api.traces;

import dev.hansei.workflows.projects.Project;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * Whose a token is, in Langfuse's words.
 *
 * @param data the one project
 */
@Schema(name = "LangfuseProjects")
public record LangfuseProjectsResource(List<Entry> data) {
  public LangfuseProjectsResource {
    data = List.copyOf(data);
  }

  /** A project; metadata are always empty here. */
  @Schema(name = "LangfuseProject")
  public record Entry(String id, String name, Map<String, String> metadata) {}

  static LangfuseProjectsResource of(Project project) {
    return new LangfuseProjectsResource(
        List.of(new Entry(project.id().toString(), project.name().toString(), Map.of())));
  }
}
