package dev.hansei.api.traces;

import dev.hansei.api.projects.Caller;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * Asks the gate before the body of a request to one of the doors is read. What it becomes then
 * {@link IntakeBodies} tells the gate.
 */
@ServerFilter({
  "/v1/**",
  "/api/public/**",
  "/api/v1/projects/*/otlp/**",
  "/api/v1/projects/*/traces",
  "/api/v1/projects/*/feedback"
})
final class IntakeFilter implements Ordered {
  static final String PLACE = "hansei.intake";

  /** Of a body that does not say its length, as compressed ones often do not; for its rate. */
  private static final long UNKNOWN_BYTES = 2L << 20;

  /**
   * What such a one may take here until it is read and its size is known: a quarter of the largest,
   * so that those on their way at one moment fit, and honest senders are not told to wait.
   */
  private static final long UNKNOWN_HELD_BYTES = 8L << 20;

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
    long held = length < 0 ? UNKNOWN_HELD_BYTES : length;
    request.setAttribute(PLACE, gate.enter(caller.get().projectId(), sent, held));
  }

  @ResponseFilter
  void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request.getAttribute(PLACE, IntakeGate.Place.class).ifPresent(gate::leave);
  }
}
