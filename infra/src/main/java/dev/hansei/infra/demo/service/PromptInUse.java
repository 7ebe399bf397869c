package dev.hansei.infra.demo.service;

import java.util.Map;
import java.util.Objects;

/**
 * A prompt version that questions are answered under.
 *
 * @param number counts from 1 within the prompt
 * @param sha256 of its content
 * @param application what it says to the application
 */
public record PromptInUse(String name, int number, String sha256, Map<String, Object> application) {
  public PromptInUse {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(sha256, "sha256 is null");
    application = Map.copyOf(application);
  }
}
