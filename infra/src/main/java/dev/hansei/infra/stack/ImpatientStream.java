package dev.hansei.infra.stack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body that must keep coming: a read for which nothing comes within the patience fails. The HTTP
 * client's own limit ends with the headers.
 */
final class ImpatientStream extends FilterInputStream {
  private final Duration patience;
  private final Thread watch;
  private volatile long readNanos = System.nanoTime();
  private volatile boolean isStalled;

  private ImpatientStream(InputStream body, Duration patience) {
    super(body);
    this.patience = patience;
    this.watch = Thread.ofVirtual().unstarted(this::watch);
  }

  static ImpatientStream of(InputStream body, Duration patience) {
    var stream = new ImpatientStream(body, patience);
    stream.watch.start();
    return stream;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int count = -1;
    try {
      count = super.read(buffer, from, length);
      readNanos = System.nanoTime();
    } catch (IOException e) {
      if (!isStalled) {
        throw e;
      }
    }
    if (isStalled) {
      throw new IOException("nothing came for %d s".formatted(patience.toSeconds()));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }

  private void watch() {
    try {
      while (System.nanoTime() - readNanos < patience.toNanos()) {
        Thread.sleep(patience.dividedBy(10));
      }
      isStalled = true;
      super.close();
    } catch (InterruptedException | IOException e) {
      // Read to its end, or ended already.
      return;
    }
  }
}
