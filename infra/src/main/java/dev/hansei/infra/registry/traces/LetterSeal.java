package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Seal;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.DeadLetterId;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals what came in at a door, bound to the project and the letter. Safe for many threads. */
@Singleton
final class LetterSeal {
  private static final Logger LOG = LoggerFactory.getLogger(LetterSeal.class);

  /**
   * At a hundred letters a second one key lasts for a year (see {@link Seal}), and they are kept
   * for a week.
   */
  private final Seal seal;

  LetterSeal(DeadLetterSettings settings) {
    this.seal = new Seal(settings.all());
  }

  /** Says at start what a missing key means. */
  @EventListener
  void start(StartupEvent event) {
    if (seal.isWithoutKey()) {
      LOG.warn(
          "HANSEI_DEAD_LETTER_KEYS is not set: of what cannot be read at the doors only reason and"
              + " size are kept, so it can neither be looked at nor sent again. Make a key with:"
              + " openssl rand -base64 32");
    }
  }

  /** The letter, sealed; empty when there is no key. */
  Optional<Seal.Sealed> seal(ProjectId project, DeadLetterId letter, byte[] plain) {
    return seal.seal(plain, project.value(), letter.value());
  }

  /**
   * The letter as it came.
   *
   * @throws RegistryException CONFLICT {@code dead-letter-key-unknown} when its key is not here;
   *     {@code dead-letter-tampered} when it is not what was sealed
   */
  byte[] open(ProjectId project, DeadLetterId letter, Seal.Sealed sealed) {
    try {
      return seal.open(sealed, project.value(), letter.value());
    } catch (Seal.NotOpened e) {
      throw refusal(project, letter, sealed, e.trouble());
    }
  }

  private static RegistryException refusal(
      ProjectId project, DeadLetterId letter, Seal.Sealed sealed, Seal.Trouble trouble) {
    return switch (trouble) {
      case KEY_UNKNOWN ->
          refusal(
              "dead-letter-key-unknown",
              "Dead letter %s was sealed with key %s, which this service does not have. The operator adds that key to HANSEI_DEAD_LETTER_KEYS, after the first."
                  .formatted(letter, sealed.keyId()));
      case TAMPERED -> {
        LOG.error("dead letter {} of project {} is not what was sealed", letter, project);
        yield refusal(
            "dead-letter-tampered",
            "Dead letter %s is not what was sealed: somebody or something changed it in the store. Its content is not shown."
                .formatted(letter));
      }
    };
  }

  private static RegistryException refusal(String code, String message) {
    return new RegistryException(RegistryException.Kind.CONFLICT, code, message);
  }
}
