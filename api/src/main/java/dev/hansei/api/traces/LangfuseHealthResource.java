package dev.hansei.api.traces;

import io.swagger.v3.oas.annotations.media.Schema;

/** That the service is there, in Langfuse's words. */
@Schema(name = "LangfuseHealth")
public record LangfuseHealthResource(String status, String version) {}
