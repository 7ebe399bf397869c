package dev.hansei.api;

import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.slf4j.LoggerFactory;

/**
 * Starts the service. One distribution holds both roles; {@code HANSEI_ROLES} says which of them
 * this process plays. A process without the role {@code api} still answers health and metrics.
 */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Hansei",
            version = "v1",
            description =
                "The continuous-evaluation loop of LLM applications. Refusals are"
                    + " application/problem+json with a stable code; lists are paged by limit and"
                    + " after; a POST takes an Idempotency-Key."))
public final class Hansei {
  private Hansei() {}

  /** Runs until the process is told to end; a second signal is not needed. */
  public static void main(String[] arguments) {
    try {
      Micronaut.build(arguments).mainClass(Hansei.class).banner(false).start();
    } catch (ConfigurationException e) {
      LoggerFactory.getLogger(Hansei.class).error("A setting is wrong: {}", e.getMessage());
      System.exit(1);
    }
  }
}
