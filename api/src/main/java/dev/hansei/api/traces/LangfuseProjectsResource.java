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
  public record Entry(
      String id, String name, Organization organization, Map<String, String> metadata) {}

  /** Whose it is; a client of version 3 refuses an answer that names none. There are none here. */
  @Schema(name = "LangfuseOrganization")
  public record Organization(String id, String name) {}

  static LangfuseProjectsResource of(Project project) {
    var id = project.id().toString();
    var name = project.name().toString();
    return new LangfuseProjectsResource(
        List.of(new Entry(id, name, new Organization(id, name), Map.of())));
  }
}
