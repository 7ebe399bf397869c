package dev.hansei.api.traces;

import dev.hansei.api.projects.Caller;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Asks the gate before the body of a request to one of the doors is read. */
@ServerFilter({
  "/v1/**",
  "/api/public/**",
  "/api/v1/projects/*/otlp/**",
  "/api/v1/projects/*/traces",
  "/api/v1/projects/*/feedback"
})
final class IntakeFilter implements Ordered {
  private static final String PLACE = "hansei.intake";

  /** Of a body that does not say its length, as compressed ones often do not. */
  private static final long UNKNOWN_BYTES = 2L << 20;

  /** Texts shrink to less than this; what inflates further is bounded at its door. */
  private static final int INFLATION = 4;

  private final IntakeGate gate;

  IntakeFilter(IntakeGate gate) {
    this.gate = gate;
  }

  /** Inside security, for the limits are the project's; before whoever reads the body. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after() - 1;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void enter(HttpRequest<?> request) {
    var caller = Caller.of(request);
    if (caller.isEmpty() || request.getMethod() != HttpMethod.POST) {
      return;
    }
    long length = request.getContentLength();
    long sent = length < 0 ? UNKNOWN_BYTES : length;
    boolean isPlain = !request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING);
    long held = isPlain ? sent : sent * INFLATION;
    request.setAttribute(PLACE, gate.enter(caller.get().projectId(), sent, held));
  }

  @ResponseFilter
  void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request.getAttribute(PLACE, IntakeGate.Place.class).ifPresent(gate::leave);
  }
}
