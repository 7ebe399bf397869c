package dev.hansei.api.prompts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A numbered page of prompts in Langfuse's words. */
@Schema(name = "LangfusePromptList")
public record LangfusePromptListResource(List<Line> data, Paging meta) {
  public LangfusePromptListResource {
    data = List.copyOf(data);
  }

  /**
   * One prompt.
   *
   * @param labels the stages at which something is live
   * @param lastConfig of the newest version
   */
  @Schema(name = "LangfusePromptLine")
  public record Line(
      String name,
      String type,
      List<Integer> versions,
      List<String> labels,
      List<String> tags,
      Instant lastUpdatedAt,
      Map<String, Object> lastConfig) {}

  /** Which page this is, of how many. */
  @Schema(name = "LangfusePaging")
  public record Paging(int page, int limit, long totalItems, long totalPages) {}
}
