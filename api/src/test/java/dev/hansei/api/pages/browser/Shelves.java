package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the story of {@link PeopleStoryIT} happens: an application that is asked how long shelves
 * keep their snapshots, in an old and a new version, with a worker, an engine and a model behind
 * it. What programs do before people come in is done here, over REST.
 */
final class Shelves implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Names without figures, so that the only number to change in an answer is that of the days. */
  private static final List<String> WOODS =
      List.of(
          "Amber", "Birch", "Cedar", "Dahlia", "Elder", "Fern", "Ginger", "Hazel", "Iris",
          "Juniper");

  private static final List<String> SIDES = List.of("North", "East", "South", "West");

  private final StubModelServer models = StubModelServer.start();
  final ApiServer server = ApiServer.working("story", LocalTemporal.namespace("story"), models);
  final Project project = server.project();
  private final Client program = server.everything(project);

  /** One of the things that the application is asked, and what its versions say. */
  record Shelf(String question, String old, String renewed) {
    /** Whether what the old version says names a number of days. */
    boolean isGood() {
      return old.contains("30 days");
    }
  }

  /** So many shelves of a floor; every second answer of the old version tells nothing. */
  static List<Shelf> floor(String floor, int shelves) {
    return IntStream.range(0, shelves).mapToObj(number -> shelf(floor, number)).toList();
  }

  private static Shelf shelf(String floor, int number) {
    String name =
        "%s %s of the %s"
            .formatted(WOODS.get(number % WOODS.size()), SIDES.get(number / WOODS.size()), floor);
    String told = "Shelf %s keeps its snapshots for 30 days.".formatted(name);
    String vague = "Shelf %s keeps its snapshots as long as somebody needs them.".formatted(name);
    return new Shelf(
        "How long does shelf %s keep its snapshots?".formatted(name),
        number % 2 == 0 ? told : vague,
        told);
  }

  Person person(String name, Role... roles) {
    var people = server.get(People.class);
    String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
    Person person = people.invite(email, name, new Actor.BySystem());
    for (Role role : roles) {
      people.giveRole(project.id(), person.id(), role, new Actor.BySystem());
    }
    return person;
  }

  /** Cases whose answers are labelled, and the old version's run over them. */
  void asked(String dataset, String split, List<Shelf> shelves) {
    post("/cases/datasets", Map.of("name", dataset, "split", split));
    lines(
        "/cases/datasets/" + dataset + "/cases",
        shelves.stream()
            .map(it -> Map.of("question", it.question(), "reference", "30 days"))
            .toList());
    post("/cases/datasets/" + dataset + "/versions", Map.of());
    recorded("old-" + dataset, shelves, false);
    suite(dataset, dataset, Map.of("type", "contains", "value", "snapshots"));
    run(dataset, "old-" + dataset);
  }

  /** Answers that are on record. */
  void recorded(String set, List<Shelf> shelves, boolean isNew) {
    lines(
        "/models/recorded?name=" + set,
        shelves.stream()
            .map(it -> Map.of("input", it.question(), "output", isNew ? it.renewed() : it.old()))
            .toList());
  }

  void suite(String name, String dataset, Map<String, ?> assertion) {
    post("/suites", Map.of("name", name, "dataset", dataset, "assertions", List.of(assertion)));
  }

  /** A run of a suite over recorded answers, once it has ended. */
  String run(String suite, String set) {
    String id =
        post(
                "/suites/runs",
                Map.of("suite", suite, "target", Map.of("type", "recorded", "set", set)))
            .text("/id");
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      Answer run = program.get("/suites/runs/" + id).expect(200);
      if (run.text("/state").equals("completed")) {
        return id;
      }
      assertThat(Instant.now()).as(run.body()).isBefore(end);
      sleep();
    }
  }

  private Answer post(String path, Map<String, ?> body) {
    Answer answer = program.post(path, json(body));
    assertThat(answer.status()).as(path + ": " + answer.body()).isBetween(200, 202);
    return answer;
  }

  private void lines(String path, List<? extends Map<String, ?>> lines) {
    String jsonl = lines.stream().map(Shelves::json).collect(Collectors.joining("\n"));
    Answer answer = program.post(path, "application/jsonl", jsonl.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(path + ": " + answer.body()).isBetween(200, 202);
  }

  private static String json(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
    models.close();
  }
}
