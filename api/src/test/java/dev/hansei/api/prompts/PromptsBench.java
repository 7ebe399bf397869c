package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.NewTokenRequest;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.ShareMove;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.context.ApplicationContext;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code infra/hansei bench prompts} runs: the service in a JVM of its own, and readers in
 * this one, on the same cores. Prints a Markdown table. It asserts that every read was answered,
 * and no time. Its name keeps it out of the test runs.
 */
class PromptsBench {
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("hansei.bench.warmup", 10));
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("hansei.bench.seconds", 20));
  private static final int CONNECTIONS = Integer.getInteger("hansei.bench.connections", 32);
  private static final int KEYS = 1_000;
  private static final String DATABASE = "prompts_bench";
  private static final String PATH = "/api/v1/projects/bench/prompts/answer";
  private static final Actor SYSTEM = new Actor.BySystem();

  private String token = "";

  @Test
  void runs(@TempDir Path home) throws Exception {
    var settings = TestRegistry.properties(DATABASE);
    try (var context = ApplicationContext.run(settings, "test")) {
      seed(context);
    }
    try (var service = ServiceJvm.start(settings, home)) {
      System.out.printf(
          "%n| load | seconds | connections | reads/s | ms p50 / p99 / p99.9 / max | refused"
              + " | CPU us a read: service, readers | load average |%n|---|---|---|---|---|---|---|---|%n");
      var plain = List.of(request("", ""));
      measure("warm-up", service, plain, 0, WARM_UP);
      double most = measure("as fast as answered", service, plain, 0, TIME);
      measure("half of that", service, plain, most / 2, TIME);
      measure("10,000/s", service, plain, 10_000, TIME);
      measure("with keys, a rollout", service, keyed(), 0, TIME);
      measure("304", service, List.of(request("", known(service))), 0, TIME);
    }
  }

  private double measure(
      String load, ServiceJvm service, List<String> requests, double rate, Duration time)
      throws Exception {
    try (var readers = new PromptReaders(service.port(), CONNECTIONS, requests)) {
      var before = service.cpu();
      var mine = ownCpu();
      var came = rate == 0 ? readers.flatOut(time) : readers.at(rate, time);
      double reads = came.times().count();
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %d | %,.0f | %s | %d | %.0f, %.0f | %.1f |%n",
          load,
          came.seconds(),
          CONNECTIONS,
          came.perSecond(),
          came.times().line(),
          came.refused(),
          service.cpu().minus(before).toNanos() / 1e3 / reads,
          ownCpu().minus(mine).toNanos() / 1e3 / reads,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      assertThat(came.refused()).isZero();
      return came.perSecond();
    }
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private String request(String query, String tag) {
    var known = tag.isEmpty() ? "" : "If-None-Match: %s\r\n".formatted(tag);
    return "GET %s%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(PATH, query, token, known);
  }

  private List<String> keyed() {
    return IntStream.range(0, KEYS).mapToObj(key -> request("?key=u-" + key, "")).toList();
  }

  private String known(ServiceJvm service) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var address = URI.create("http://127.0.0.1:%d%s".formatted(service.port(), PATH));
      var request =
          HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
      return http.send(request, BodyHandlers.discarding())
          .headers()
          .firstValue("etag")
          .orElseThrow();
    }
  }

  /** Two versions of a kilobyte each, the second tried on a tenth of the keys. */
  private void seed(ApplicationContext context) {
    var project = context.getBean(Projects.class).create(new ProjectName("bench"), SYSTEM);
    var people = context.getBean(People.class);
    var person = people.invite("bench@example.org", "Bench", SYSTEM).id();
    people.giveRole(project.id(), person, Role.DEVELOPER, SYSTEM);
    token =
        context
            .getBean(ApiTokens.class)
            .create(
                project.id(),
                new NewTokenRequest(person, "bench", Set.of(Role.DEVELOPER), Optional.empty()),
                SYSTEM)
            .secret();
    var prompts = context.getBean(Prompts.class);
    var prompt = prompts.create(project.id(), new PromptName("answer"), SYSTEM).id();
    var made =
        Stream.of("Answer.", "Be brief.")
            .map(text -> new NewPromptVersion(content(text), "", Optional.empty(), person))
            .map(version -> prompts.addVersion(project.id(), prompt, version).id())
            .toList();
    var pointers = context.getBean(StagePointers.class);
    pointers.move(
        project.id(), new StageMove(prompt, Stage.PRODUCTION, made.getFirst(), 0), SYSTEM);
    var share = new StagePointer.Share(made.getLast(), 1_000, LiveSeed.ROLLOUT);
    pointers.share(
        project.id(), new ShareMove(prompt, Stage.PRODUCTION, 1, Optional.of(share)), SYSTEM);
  }

  private static PromptContent content(String text) {
    return new PromptContent(
        List.of(
            new Message(
                Message.Role.SYSTEM, (text + " Say only what the passages say. ").repeat(25)),
            new Message(Message.Role.USER, "{{question}}")),
        List.of("question"),
        new ModelSettings(0.2, null, 300, 7L),
        "",
        Map.of("retrievalDepth", 4));
  }
}
