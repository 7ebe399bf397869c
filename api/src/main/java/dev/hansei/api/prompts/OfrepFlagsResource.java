package dev.hansei.api.prompts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All flags at once. */
@Schema(name = "OfrepFlags")
public record OfrepFlagsResource(List<OfrepEvaluationResource> flags) {
  public OfrepFlagsResource {
    flags = List.copyOf(flags);
  }
}
