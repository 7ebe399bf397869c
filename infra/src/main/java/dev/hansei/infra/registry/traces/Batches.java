package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.Span;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Batch objects: JSON lines of spans. JSON escapes line ends, so a line is a span. */
@Singleton
final class Batches {
  /** What a span of usual length takes; the buffer grows beyond it. */
  private static final int LINE_BYTES = 1_024;

  private final ObjectStore objects;
  private final CanonicalJson json;
  private final Ids ids;

  Batches(ObjectStore objects, CanonicalJson json, Ids ids) {
    this.objects = objects;
    this.json = json;
    this.ids = ids;
  }

  /** Spans as lines of an object. */
  byte[] lines(List<Span> spans) {
    var lines = new ByteArrayOutputStream(spans.size() * LINE_BYTES);
    for (Span span : spans) {
      lines.writeBytes(json.bytes(span));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /**
   * One object of the lines of some requests, in their order; durable when it returns. A last line
   * that nobody reads makes it this writer's own, so that it can be deleted once its spans are.
   */
  ArtifactRef put(List<byte[]> lines) {
    var own = "{\"batch\":\"%s\"}\n".formatted(ids.next()).getBytes(StandardCharsets.UTF_8);
    var content = new byte[lines.stream().mapToInt(some -> some.length).sum() + own.length];
    int place = 0;
    for (byte[] some : lines) {
      System.arraycopy(some, 0, content, place, some.length);
      place += some.length;
    }
    System.arraycopy(own, 0, content, place, own.length);
    return objects.put(content, ArtifactRef.JSONL);
  }

  /** Takes away one that no row names. */
  void drop(ArtifactRef batch) {
    objects.delete(batch.sha256());
  }

  /** Some lines of a batch, by their numbers. */
  Map<Integer, Span> read(Sha256 batch, SortedSet<Integer> lines) {
    var content = objects.get(batch);
    var spans = new TreeMap<Integer, Span>();
    int start = 0;
    for (int line = 0; line <= lines.last(); line++) {
      int end = endOfLine(content, start);
      if (lines.contains(line)) {
        spans.put(line, json.read(Arrays.copyOfRange(content, start, end), Span.class));
      }
      start = end + 1;
    }
    return spans;
  }

  private static int endOfLine(byte[] content, int start) {
    int end = start;
    while (content[end] != '\n') {
      end++;
    }
    return end;
  }
}
