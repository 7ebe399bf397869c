package dev.hansei.infra.objects;

import dev.hansei.workflows.lineage.Sha256;

/**
 * What is stored under a hash is not what was put there. Such content is given to nobody; the
 * remedy is the bucket's backup.
 */
public final class CorruptObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptObjectException(Sha256 expected, Sha256 found, long sizeBytes) {
    super(
        "Object %s is damaged: its %d bytes hash to %s. Restore it from the bucket's backup."
            .formatted(expected, sizeBytes, found));
  }

  CorruptObjectException(Sha256 expected, long sizeBytesExpected) {
    super(
        "Object %s is damaged: it should have %d bytes and has more. Restore it from the bucket's backup."
            .formatted(expected, sizeBytesExpected));
  }
}
