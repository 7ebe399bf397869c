package dev.hansei.activities.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.ModelSettings;
import java.util.List;

/**
 * What a provider calls the settings of a request.
 *
 * @param seed empty where the provider knows no seeds
 */
record SettingNames(String temperature, String topP, String maxTokens, String seed, String stop) {
  /** Puts those that are set; the others stay the provider's own. */
  void put(ObjectNode body, ModelSettings settings) {
    Double heat = settings.temperature();
    if (heat != null) {
      body.put(temperature, heat);
    }
    Double mass = settings.topP();
    if (mass != null) {
      body.put(topP, mass);
    }
    Integer tokens = settings.maxTokens();
    if (tokens != null) {
      body.put(maxTokens, tokens);
    }
    Long start = settings.seed();
    if (start != null && !seed.isEmpty()) {
      body.put(seed, start);
    }
    List<String> ends = settings.stop();
    if (ends != null) {
      ends.forEach(body.putArray(stop)::add);
    }
  }
}
