package dev.hansei.api;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.ProblemResponses;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** In a process without the role api, answers nothing but health and metrics. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class WorkerOnlyFilter implements Ordered {
  private final ServiceSettings settings;
  private final ProblemResponses problems;

  WorkerOnlyFilter(ServiceSettings settings, ProblemResponses problems) {
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> stop(HttpRequest<?> request) {
    var path = request.getPath();
    if (settings.servesApi() || path.startsWith("/health") || path.equals("/metrics")) {
      return null;
    }
    return problems.of(
        request,
        ApiProblem.of(
            HttpStatus.NOT_FOUND,
            "worker-only",
            "This process serves no pages",
            "This process has the role worker only; it answers /health and /metrics. Ask a process"
                + " whose HANSEI_ROLES has api."));
  }
}
