package dev.hansei.api.firstpath;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a lead does before a run: each step by REST, checked as it goes. */
final class Seed {
  static final Duration LONG_WORK = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Caller lead;

  Seed(Caller lead) {
    this.lead = lead;
  }

  Reply traces(List<Map<String, Object>> traces) {
    return lead.post("/traces", "application/jsonl", jsonl(traces)).expect(200);
  }

  Reply collect() {
    Reply started = lead.post("/failures/collections", Map.of()).expect(202);
    return lead.await(
        "/failures/collections/" + started.id(),
        LONG_WORK,
        reply -> reply.text("/state").equals("completed"));
  }

  String document(String name, String markdown) {
    return lead.post(
            "/cases/documents?name=" + name,
            "text/markdown",
            markdown.getBytes(StandardCharsets.UTF_8))
        .expect(201)
        .id();
  }

  String dataset(String name) {
    return lead.post("/cases/datasets", Map.of("name", name, "split", "gate")).expect(201).id();
  }

  Reply generate(Map<String, Object> what) {
    Reply started = lead.post("/cases/generations", what).expect(202);
    return lead.await(
        "/cases/generations/" + started.id(),
        LONG_WORK,
        reply -> reply.text("/state").equals("completed"));
  }

  Reply publish(String dataset) {
    return lead.post("/cases/datasets/" + dataset + "/versions", Map.of()).expect(201);
  }

  Reply promptVersion(String prompt, Map<String, Object> application, String note) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "messages",
        List.of(
            Map.of("role", "system", "content", "Answer from the passages.\n{{context}}"),
            Map.of("role", "user", "content", "{{question}}")));
    body.put("variables", List.of("question", "context"));
    body.put("application", application);
    body.put("note", note);
    return lead.post("/prompts/" + prompt + "/versions", body).expect(201);
  }

  Reply run(String suite, Map<String, Object> target) {
    Reply started = lead.post("/suites/runs", Map.of("suite", suite, "target", target)).expect(202);
    return finished(started.id());
  }

  Reply finished(String run) {
    Reply ended =
        lead.await(
            "/suites/runs/" + run, LONG_WORK, reply -> !reply.text("/state").equals("running"));
    int sum =
        ended.number("/counts/scored")
            + ended.number("/counts/error")
            + ended.number("/counts/unscored")
            + ended.number("/counts/cancelled");
    if (sum != ended.number("/planned")) {
      throw new AssertionError("sum is not the plan: " + ended.body());
    }
    return ended;
  }

  static byte[] jsonl(List<? extends Map<String, ?>> lines) {
    return lines.stream()
        .map(Seed::line)
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Map<String, ?> line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
