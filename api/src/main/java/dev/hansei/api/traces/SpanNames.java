package dev.hansei.api.traces;

import java.util.List;

/**
 * How conventions name the same thing, the one that counts first: OpenTelemetry GenAI (current,
 * then legacy), OpenInference, Langfuse, Confident, MLflow, OpenLLMetry. Sources: the semantic
 * conventions of each, as {@code api/README.md} lists them.
 */
final class SpanNames {
  static final List<String> MODEL =
      List.of(
          "gen_ai.response.model",
          "gen_ai.request.model",
          "llm.model_name",
          "langfuse.observation.model.name",
          "confident.llm.model",
          "mlflow.llm.model",
          "llm.response.model",
          "llm.request.model",
          "embedding.model_name",
          "reranker.model_name");
  static final List<String> INPUT_TOKENS =
      List.of(
          "gen_ai.usage.input_tokens",
          "gen_ai.usage.prompt_tokens",
          "llm.token_count.prompt",
          "llm.usage.prompt_tokens",
          "confident.llm.input_token_count");
  static final List<String> OUTPUT_TOKENS =
      List.of(
          "gen_ai.usage.output_tokens",
          "gen_ai.usage.completion_tokens",
          "llm.token_count.completion",
          "llm.usage.completion_tokens",
          "confident.llm.output_token_count");
  static final List<String> CACHE_READ =
      List.of(
          "gen_ai.usage.cache_read.input_tokens",
          "gen_ai.usage.cache_read_input_tokens",
          "gen_ai.usage.input_tokens.cached",
          "llm.token_count.prompt_details.cache_read",
          "llm.usage.cache_read_input_tokens");
  static final List<String> CACHE_WRITE =
      List.of(
          "gen_ai.usage.cache_creation.input_tokens",
          "gen_ai.usage.cache_creation_input_tokens",
          "llm.token_count.prompt_details.cache_write",
          "llm.usage.cache_creation_input_tokens");
  static final List<String> REASONING =
      List.of(
          "gen_ai.usage.reasoning.output_tokens",
          "gen_ai.usage.reasoning_tokens",
          "llm.token_count.completion_details.reasoning",
          "llm.usage.reasoning_tokens");
  static final List<String> PROMPT_NAME =
      List.of(
          "gen_ai.prompt.name",
          "hansei.prompt.name",
          "langfuse.observation.prompt.name",
          "confident.span.prompt_alias");
  static final List<String> PROMPT_VERSION =
      List.of(
          "hansei.prompt.version",
          "gen_ai.prompt.version",
          "langfuse.observation.prompt.version",
          "confident.span.prompt_version",
          "confident.span.prompt_commit_hash",
          "llm.prompt_template.version");
  static final List<String> SESSION =
      List.of(
          "gen_ai.conversation.id",
          "session.id",
          "langfuse.session.id",
          "confident.trace.thread_id",
          "mlflow.trace.session",
          "traceloop.association.properties.session_id",
          "traceloop.association.properties.conversation_id",
          "traceloop.association.properties.chat_id",
          "hansei.session");

  /** All of them are taken out of what is kept, wherever they stand: they name a person. */
  static final List<String> USER =
      List.of(
          "user.id",
          "enduser.id",
          "langfuse.user.id",
          "confident.trace.user_id",
          "mlflow.trace.user",
          "traceloop.association.properties.user_id",
          "traceloop.association.properties.userId",
          "enduser.pseudo.id",
          "user.hash",
          "user.email",
          "user.name",
          "user.full_name",
          "hansei.user");

  static final List<String> PROVIDER =
      List.of(
          "gen_ai.provider.name",
          "gen_ai.system",
          "llm.provider",
          "llm.system",
          "confident.span.provider",
          "mlflow.llm.provider");
  static final List<String> ENVIRONMENT =
      List.of(
          "langfuse.environment",
          "confident.trace.environment",
          "deployment.environment.name",
          "deployment.environment",
          "hansei.environment");
  static final List<String> RELEASE =
      List.of("langfuse.release", "langfuse.version", "service.version", "hansei.release");
  static final List<String> TAGS =
      List.of("langfuse.trace.tags", "confident.trace.tags", "tag.tags", "hansei.tags");
  static final List<String> FINISH =
      List.of(
          "gen_ai.response.finish_reasons",
          "llm.finish_reason",
          "llm.response.finish_reason",
          "llm.response.stop_reason",
          "gen_ai.completion.0.finish_reason");
  static final List<String> OPERATION =
      List.of(
          "openinference.span.kind",
          "traceloop.span.kind",
          "llm.request.type",
          "langfuse.observation.type",
          "confident.span.type",
          "mlflow.spanType");

  private SpanNames() {}
}
