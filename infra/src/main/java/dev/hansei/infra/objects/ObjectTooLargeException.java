package dev.hansei.infra.objects;

/** Content beyond the limit of {@link ObjectStoreSettings#sizeBytesMax}. */
public final class ObjectTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ObjectTooLargeException(long sizeBytes, long sizeBytesMax) {
    super(
        "An object of %d bytes is over the limit of %d (hansei.objects.size-bytes-max)."
            .formatted(sizeBytes, sizeBytesMax));
  }
}
