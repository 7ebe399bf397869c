package dev.hansei.api.traces;

import io.swagger.v3.oas.annotations.media.Schema;

/** A score that is durable now, in Langfuse's words. */
@Schema(name = "LangfuseScore")
public record LangfuseScoreResource(String id) {}
