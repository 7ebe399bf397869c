package dev.hansei.infra.demo.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A prompt version that questions are answered under.
 *
 * @param number counts from 1 within the prompt
 * @param sha256 of its content
 * @param messages its templates, for a language model; the builtin answerer reads none
 * @param application what it says to the application
 * @param trace attributes for the spans of what is answered under it, as the service gives them
 */
public record PromptInUse(
    String name,
    int number,
    String sha256,
    List<ChatModel.Message> messages,
    Map<String, Object> application,
    Map<String, String> trace) {
  public PromptInUse {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(sha256, "sha256 is null");
    messages = List.copyOf(messages);
    application = Map.copyOf(application);
    trace = Collections.unmodifiableMap(new LinkedHashMap<>(trace));
  }

  /** Whether the service gave it to a share of the callers, beside what is live. */
  boolean isCandidate() {
    return "candidate".equals(trace.get("hansei.prompt.assignment"));
  }
}
