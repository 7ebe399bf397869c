package dev.hansei.api.firstpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the API shows of a load that was sent: every trace is listed, and every one is read. */
final class StoredSpans {
  private static final int READERS = 4;
  private static final int PAGE = 200;

  private final Caller caller;
  private final SpanLoad load;

  StoredSpans(Caller caller, SpanLoad load) {
    this.caller = caller;
    this.load = load;
  }

  /**
   * What is there of what was acknowledged.
   *
   * @param listed spans that the list counts, of all that is stored
   * @param read acknowledged spans that were read as part of their trace
   * @param lost acknowledged spans that were not
   */
  record Found(long listed, long read, long lost) {}

  /** Goes through the whole list, then through every trace of the acknowledged batches. */
  Found look(Set<Long> acknowledged) throws InterruptedException, ExecutionException {
    long listed = listed().values().stream().mapToLong(Integer::intValue).sum();
    var wanted = new TreeMap<Long, Set<String>>();
    for (long batch : acknowledged) {
      long first = batch * SpanLoad.SPANS_PER_BATCH;
      for (long span = first; span < first + SpanLoad.SPANS_PER_BATCH; span++) {
        wanted
            .computeIfAbsent(span / SpanLoad.SPANS_PER_TRACE, trace -> new HashSet<>())
            .add(SpanLoad.spanId(span));
      }
    }
    var lost = lost(wanted);
    long all = (long) acknowledged.size() * SpanLoad.SPANS_PER_BATCH;
    return new Found(listed, all - lost, lost);
  }

  /** How many spans each listed trace has. */
  Map<String, Integer> listed() {
    var spans = new HashMap<String, Integer>();
    var after = "";
    do {
      var reply = caller.get("/traces?limit=" + PAGE + (after.isEmpty() ? "" : "&after=" + after));
      for (JsonNode trace : reply.expect(200).json().at("/items")) {
        spans.put(trace.at("/traceId").asText(), trace.at("/spans").asInt());
      }
      after = reply.json().at("/next").asText("");
    } while (!after.isEmpty());
    return spans;
  }

  private long lost(Map<Long, Set<String>> wanted) throws InterruptedException, ExecutionException {
    try (var pool = Executors.newFixedThreadPool(READERS)) {
      List<Future<Integer>> found = new ArrayList<>();
      wanted.forEach((trace, spans) -> found.add(pool.submit(() -> missing(trace, spans))));
      long lost = 0;
      for (var one : found) {
        lost += one.get();
      }
      return lost;
    }
  }

  private int missing(long trace, Set<String> spans) {
    var reply = caller.get("/traces/" + load.traceId(trace));
    if (reply.status() == 404) {
      return spans.size();
    }
    var there = new HashSet<String>();
    reply.expect(200).json().at("/spans").forEach(span -> there.add(span.at("/spanId").asText()));
    return (int) spans.stream().filter(span -> !there.contains(span)).count();
  }
}
