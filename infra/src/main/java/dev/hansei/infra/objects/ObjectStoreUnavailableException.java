package dev.hansei.infra.objects;

/** The object store did not answer, or answered with an error; trying again may help. */
public final class ObjectStoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ObjectStoreUnavailableException(ObjectStoreSettings settings, String reason, Throwable cause) {
    super(
        "The object store at %s (bucket %s) failed: %s."
            .formatted(settings.endpoint(), settings.bucket(), reason),
        cause);
  }
}
