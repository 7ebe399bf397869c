package dev.hansei.infra.objects;

import io.minio.errors.MinioException;
import java.io.IOException;

/** One promise of an object store, and the trial that shows whether it is kept. */
record S3DoctorTrial(String promise, Body body) {
  /** Tries it. */
  interface Body {
    /**
     * What was seen when the promise was kept.
     *
     * @throws NotKept when it was not
     */
    String run() throws NotKept, MinioException, IOException, InterruptedException;
  }

  /** The store answered, but not as promised. */
  static final class NotKept extends Exception {
    private static final long serialVersionUID = 1L;

    NotKept(String seen) {
      super(seen);
    }
  }
}
