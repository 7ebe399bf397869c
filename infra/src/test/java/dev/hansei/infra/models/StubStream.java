package dev.hansei.infra.models;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * How an answer in pieces goes out.
 *
 * @param pause before each word
 * @param words after so many it ends as {@code then} says; all of them where it is beyond
 */
record StubStream(Duration pause, int words, Then then) {
  /** At once, and whole. */
  static final StubStream WHOLE = new StubStream(Duration.ZERO, Integer.MAX_VALUE, Then.END);

  /** More than any body of a test; promising it and sending less cuts the connection. */
  private static final long PROMISED = 1_000_000;

  /** What comes after the last word. */
  enum Then {
    /** What the protocol ends answers with. */
    END,
    /** Nothing: the connection breaks. */
    CUT,
    /** An error, as the protocol says errors in the middle. */
    ERROR
  }

  /** Sends; true where all of it went out. */
  boolean send(HttpExchange exchange, StubFrames frames) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", frames.mediaType());
    exchange.sendResponseHeaders(200, then == Then.CUT ? PROMISED : 0);
    OutputStream out = exchange.getResponseBody();
    write(out, frames.begin());
    for (String word : frames.words().subList(0, Math.min(words, frames.words().size()))) {
      Thread.sleep(pause);
      write(out, List.of(word));
    }
    switch (then) {
      case END -> write(out, frames.end());
      case ERROR -> write(out, List.of(frames.error()));
      case CUT -> {}
    }
    return then == Then.END;
  }

  private static void write(OutputStream out, List<String> frames) throws IOException {
    for (String frame : frames) {
      out.write(frame.getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }
}
