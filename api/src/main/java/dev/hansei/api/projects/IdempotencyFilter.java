package dev.hansei.api.projects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.projects.IdempotencyKeys;
import dev.hansei.infra.registry.projects.StoredReply;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;

/**
 * Lets a program repeat a POST of which it lost the answer: under the same {@code Idempotency-Key}
 * the first answer is given again for a day and nothing is done twice. The key belongs to the
 * project and person. Answers that refused or failed are not kept: what failed may be tried again.
 * OTLP has a rule of its own: a span that is known changes nothing. A secret that is shown once is
 * not shown again: it would have to be kept.
 */
@ServerFilter(value = "/api/v1/projects/**", methods = HttpMethod.POST)
final class IdempotencyFilter implements Ordered {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String PENDING = "hansei.idempotency";

  private final IdempotencyKeys keys;
  private final ObjectMapper json;

  /** Requests of this process that are being answered now. */
  private final Set<Scope> running = ConcurrentHashMap.newKeySet();

  IdempotencyFilter(IdempotencyKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** Inside security: a stranger learns nothing by trying keys. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable
  HttpResponse<?> replay(HttpRequest<?> request) {
    var key = request.getHeaders().get(HEADER);
    var caller = request.getAttribute(Access.CALLER, Caller.class);
    if (key == null || caller.isEmpty()) {
      return null;
    }
    if (!key.matches("[\\x21-\\x7e]{1,200}")) {
      throw ApiProblem.invalidField(
              HEADER, "An idempotency key has 1 to 200 visible ASCII characters.")
          .raise();
    }
    var scope = new Scope(caller.get(), key, hash(request));
    var stored = keys.find(scope.caller().projectId(), scope.caller().personId(), key);
    if (stored.isPresent()) {
      return again(scope, stored.get());
    }
    if (!running.add(scope)) {
      throw ApiProblem.conflict(
              "idempotency-key-in-use",
              "A request with this Idempotency-Key is being answered now; ask again in a moment.")
          .raise();
    }
    request.setAttribute(PENDING, scope);
    return null;
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void keep(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var scope = request.getAttribute(PENDING, Scope.class);
    if (scope.isEmpty()) {
      return;
    }
    try {
      if (response.status().getCode() < HttpStatus.MULTIPLE_CHOICES.getCode()) {
        store(scope.get(), response);
      }
    } finally {
      running.remove(scope.get());
    }
  }

  private void store(Scope scope, MutableHttpResponse<?> response) {
    if (response.getBody().filter(Publisher.class::isInstance).isPresent()) {
      // What is told while it comes was not told yet; whoever asks again asks anew.
      return;
    }
    var body = response.getBody().map(this::text).orElse("");
    if (body.length() > StoredReply.BODY_CHARS_MAX) {
      return;
    }
    keys.store(
        scope.caller().projectId(),
        scope.caller().personId(),
        scope.key(),
        new StoredReply(
            scope.request().hex(),
            response.status().getCode(),
            body,
            Optional.ofNullable(response.getHeaders().get(HttpHeaders.LOCATION))));
  }

  private static HttpResponse<?> again(Scope scope, StoredReply reply) {
    if (!reply.requestSha256().equals(scope.request().hex())) {
      throw ApiProblem.refused(
              "idempotency-key-reused",
              "This Idempotency-Key was used for another request. Use a new key for each request,"
                  + " and the same one only to repeat it unchanged.")
          .raise();
    }
    MutableHttpResponse<byte[]> response = HttpResponse.status(HttpStatus.valueOf(reply.status()));
    if (!reply.body().isEmpty()) {
      response
          .body(reply.body().getBytes(StandardCharsets.UTF_8))
          .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    reply.location().ifPresent(it -> response.getHeaders().location(URI.create(it)));
    return response.header(REPLAYED, "true");
  }

  private static Sha256 hash(HttpRequest<?> request) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes((request.getUri() + "\0").getBytes(StandardCharsets.UTF_8));
    if (request instanceof ServerHttpRequest<?> server) {
      try (var copy = server.byteBody().split(SplitBackpressureMode.FASTEST);
          var body = copy.buffer().join()) {
        bytes.writeBytes(body.toByteArray());
      }
    }
    return Sha256.of(bytes.toByteArray());
  }

  private String text(Object body) {
    if (body instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try {
      return json.writeValueAsString(body instanceof ShownOnce once ? once.again() : body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer has no JSON form", e);
    }
  }

  /** The key of a request and whose it is; empty where it has none. */
  static Optional<Scope> of(HttpRequest<?> request) {
    return request.getAttribute(PENDING, Scope.class);
  }

  /** One request under one key. */
  record Scope(Caller caller, String key, Sha256 request) {}
}
