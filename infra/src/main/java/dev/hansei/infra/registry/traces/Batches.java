package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.Span;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Batch objects: JSON lines of spans. JSON escapes line ends, so a line is a span. */
@Singleton
final class Batches {
  private final ObjectStore objects;
  private final CanonicalJson json;

  Batches(ObjectStore objects, CanonicalJson json) {
    this.objects = objects;
    this.json = json;
  }

  ArtifactRef put(List<Span> spans) {
    var lines = spans.stream().map(json::write).collect(Collectors.joining("\n", "", "\n"));
    return objects.put(lines.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSONL);
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
