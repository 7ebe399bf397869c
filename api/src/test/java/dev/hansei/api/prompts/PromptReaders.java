package dev.hansei.api.prompts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Readers that cost little, so that the service has the machine: one thread, connections that are
 * kept, one request on each at a time, answers counted and thrown away. No thread safety.
 */
final class PromptReaders implements AutoCloseable {
  private static final int ANSWER_BYTES_MAX = 1 << 20;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Shorter pauses than a timer's grain would only turn the thread in circles. */
  private static final long PAUSE_NANOS = 50_000;

  private final Selector selector;
  private final List<Reader> readers = new ArrayList<>();
  private final Deque<Reader> idle = new ArrayDeque<>();
  private final List<byte[]> requests;
  private ReadTimes times = new ReadTimes();
  private long refused;
  private int next;

  /**
   * @param requests sent in turn
   */
  PromptReaders(int port, int connections, List<String> requests) throws IOException {
    this.requests = requests.stream().map(it -> it.getBytes(StandardCharsets.US_ASCII)).toList();
    this.selector = Selector.open();
    for (int i = 0; i < connections; i++) {
      var reader = new Reader(SocketChannel.open(new InetSocketAddress("127.0.0.1", port)));
      reader.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      reader.channel.configureBlocking(false);
      reader.channel.register(selector, SelectionKey.OP_READ, reader);
      readers.add(reader);
      idle.add(reader);
    }
  }

  private static final class Reader {
    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_BYTES_MAX);
    private long dueNanos;
    private int headBytes;
    private int wholeBytes;

    Reader(SocketChannel channel) {
      this.channel = channel;
    }
  }

  /**
   * What a load came to.
   *
   * @param refused answers that were neither 200 nor 304
   */
  record Load(ReadTimes times, double seconds, long refused) {
    double perSecond() {
      return times.count() / seconds;
    }
  }

  /** Every connection asks again as soon as it is answered. */
  Load flatOut(Duration time) throws IOException {
    return load(time, 0);
  }

  /** So many a second, whatever the answers take; times count from when a request was due. */
  Load at(double perSecond, Duration time) throws IOException {
    return load(time, (long) (1e9 / perSecond));
  }

  private Load load(Duration time, long interval) throws IOException {
    times = new ReadTimes();
    refused = 0;
    long began = System.nanoTime();
    long end = began + time.toNanos();
    long due = began;
    for (long now = began; now < end; now = System.nanoTime()) {
      while (!idle.isEmpty() && due <= now) {
        send(idle.remove(), interval == 0 ? System.nanoTime() : due);
        due += interval;
      }
      int ready = interval == 0 ? selector.select(100) : selector.selectNow();
      take();
      if (ready == 0 && interval > 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    while (idle.size() < readers.size()) {
      selector.select(1_000);
      take();
    }
    return new Load(times, seconds, refused);
  }

  private void send(Reader reader, long due) throws IOException {
    reader.dueNanos = due;
    reader.answer.clear();
    reader.headBytes = 0;
    reader.wholeBytes = 0;
    var request = ByteBuffer.wrap(requests.get(next));
    next = (next + 1) % requests.size();
    while (request.hasRemaining()) {
      reader.channel.write(request);
    }
  }

  private void take() throws IOException {
    var keys = selector.selectedKeys();
    for (var key : keys) {
      var reader = (Reader) key.attachment();
      if (reader.channel.read(reader.answer) < 0) {
        throw new IOException("the service closed a connection");
      }
      if (isWhole(reader)) {
        times.add(System.nanoTime() - reader.dueNanos);
        idle.add(reader);
      }
    }
    keys.clear();
  }

  private boolean isWhole(Reader reader) {
    if (reader.headBytes == 0) {
      reader.headBytes = headBytes(reader.answer);
      if (reader.headBytes > 0) {
        reader.wholeBytes = reader.headBytes + bodyBytes(reader);
      }
    }
    return reader.headBytes > 0 && reader.answer.position() >= reader.wholeBytes;
  }

  /** Where the head ends; 0 while it has not. */
  private static int headBytes(ByteBuffer answer) {
    for (int at = 0; at + HEAD_END.length <= answer.position(); at++) {
      if (answer.get(at) == '\r'
          && answer.get(at + 1) == '\n'
          && answer.get(at + 2) == '\r'
          && answer.get(at + 3) == '\n') {
        return at + HEAD_END.length;
      }
    }
    return 0;
  }

  private int bodyBytes(Reader reader) {
    byte[] head = new byte[reader.headBytes];
    reader.answer.get(0, head);
    var text = new String(head, StandardCharsets.US_ASCII);
    var status = text.substring(STATUS_AT, STATUS_AT + 3);
    if (status.equals("304")) {
      return 0;
    }
    if (!status.equals("200")) {
      refused++;
    }
    var lower = text.toLowerCase(Locale.ROOT);
    int from = lower.indexOf("content-length: ");
    if (from < 0) {
      throw new IllegalStateException("an answer without a length: " + text);
    }
    from += "content-length: ".length();
    return Integer.parseInt(text.substring(from, text.indexOf('\r', from)));
  }

  @Override
  public void close() throws IOException {
    for (Reader reader : readers) {
      reader.channel.close();
    }
    selector.close();
  }
}
