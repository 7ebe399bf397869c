package dev.hansei.api.bodies;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Texts that are made one after the other, read as one stream of UTF-8. */
public final class Pieces extends InputStream {
  private final Iterator<String> pieces;
  private byte[] now = {};
  private int at;

  public Pieces(Iterator<String> pieces) {
    this.pieces = pieces;
  }

  @Override
  public int read() {
    return advance() ? now[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int count = Math.min(length, now.length - at);
    System.arraycopy(now, at, into, from, count);
    at += count;
    return count;
  }

  /** Whether there is a byte left. */
  private boolean advance() {
    while (at == now.length && pieces.hasNext()) {
      now = pieces.next().getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return at < now.length;
  }
}
