package dev.hansei.api;

import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.Micronaut;
import org.slf4j.LoggerFactory;

/**
 * Starts the service. One distribution holds both roles; {@code HANSEI_ROLES} says which of them
 * this process plays. A process without the role {@code api} still answers health and metrics.
 */
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
