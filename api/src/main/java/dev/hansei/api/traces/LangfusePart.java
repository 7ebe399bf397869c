package dev.hansei.api.traces;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a batch says of one trace or observation: what a later event says counts, metadata are
 * put together. Each event is looked at once, however many there are.
 */
final class LangfusePart {
  private static final String METADATA = "metadata";

  /** An event, and the element of the batch that it was. */
  record Told(LangfuseEvent event, Object element) {}

  private final List<Told> told = new ArrayList<>();
  private final Map<String, Object> body = new LinkedHashMap<>();

  /** Put together here; what came is not changed, for it may become a dead letter. */
  private final Map<Object, Object> metadata = new LinkedHashMap<>();

  private boolean isJoined;

  /** Takes a later event in. */
  void add(Told later) {
    told.add(later);
    later
        .event()
        .body()
        .forEach(
            (name, value) -> body.merge(name, value, (old, fresh) -> merged(name, old, fresh)));
  }

  private Object merged(String name, Object old, Object fresh) {
    if (!name.equals(METADATA)) {
      return fresh;
    }
    if (!(old instanceof Map<?, ?> one) || !(fresh instanceof Map<?, ?> two)) {
      isJoined = false;
      return fresh;
    }
    if (!isJoined) {
      metadata.clear();
      metadata.putAll(one);
      isJoined = true;
    }
    metadata.putAll(two);
    return metadata;
  }

  /** All of it as one event, named as the first. */
  LangfuseEvent event() {
    return of(told.getFirst().event(), body);
  }

  /** One of them as if the others had only said which trace it belongs to. */
  LangfuseEvent alone(Told one) {
    var own = new LinkedHashMap<>(one.event().body());
    var trace = body.get("traceId");
    if (trace != null) {
      own.putIfAbsent("traceId", trace);
    }
    return of(one.event(), own);
  }

  private static LangfuseEvent of(LangfuseEvent event, Map<String, Object> body) {
    return new LangfuseEvent(event.id(), event.type(), event.timestamp(), body);
  }

  List<Told> told() {
    return List.copyOf(told);
  }
}
