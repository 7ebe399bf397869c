package dev.hansei.api.prompts;

import dev.hansei.infra.registry.prompts.LiveBoard;
import dev.hansei.workflows.prompts.Assignment.Arm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much is served: {@code hansei_prompts_served_total} by arm, where {@code keyless} are those
 * who gave no key while a rollout ran, so that they are on neither side; and {@code
 * hansei_prompts_registry_silence_seconds}, since the registry last said what is live.
 */
@Singleton
final class ServingMetrics {
  private static final String SERVED = "hansei.prompts.served";
  private static final String ARM = "arm";

  private final Map<Arm, Counter> served = new EnumMap<>(Arm.class);
  private final Counter keyless;

  ServingMetrics(MeterRegistry meters, LiveBoard board) {
    for (Arm arm : Arm.values()) {
      served.put(arm, meters.counter(SERVED, ARM, arm.word()));
    }
    keyless = meters.counter(SERVED, ARM, "keyless");
    Gauge.builder(
            "hansei.prompts.registry.silence",
            board,
            it -> it.silence().map(Duration::toMillis).orElse(0L) / 1e3)
        .baseUnit("seconds")
        .register(meters);
  }

  void count(ServedPrompt prompt) {
    if (prompt.isKeyless()) {
      keyless.increment();
    } else {
      served.getOrDefault(prompt.assignment().arm(), keyless).increment();
    }
  }
}
