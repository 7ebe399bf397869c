package dev.hansei.infra.objects;

import dev.hansei.workflows.lineage.Sha256;

/** No object is stored under a hash: it was erased, or the bucket was changed or lost. */
public final class MissingObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingObjectException(Sha256 hash, Throwable cause) {
    super(
        "No object %s is stored; it was erased, or the bucket is another one.".formatted(hash),
        cause);
  }
}
