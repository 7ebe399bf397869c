package dev.hansei.api.http;

import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.NewTokenRequest;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.registry.projects.Sessions;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The service, started once per JVM in the role api, on a real database and object store. Tests
 * speak HTTP with it; only people and tokens are made behind its back.
 */
public final class ApiServer {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final Path home;
  private final EmbeddedServer server;

  private ApiServer(
      String database, Map<String, Object> extra, RuntimeBeanDefinition<?>... replaced) {
    try {
      home = Files.createTempDirectory("hansei-api-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var settings = TestRegistry.properties(database);
    settings.put("hansei.roles", "api");
    settings.put("hansei.home", home.toString());
    settings.put("micronaut.server.port", -1);
    settings.putAll(extra);
    server =
        ApplicationContext.builder()
            .environments("test")
            .properties(settings)
            .beanDefinitions(replaced)
            .run(EmbeddedServer.class);
  }

  /** Started when first asked for; ends with the JVM. */
  public static ApiServer running() {
    return Holder.SERVER;
  }

  /** One more, on a database of its own, with a workflow engine behind it and no worker. */
  public static ApiServer with(String database, LocalTemporal temporal) {
    return new ApiServer(database, engine(temporal));
  }

  /** One more, on a database of its own, with some settings of its own. */
  public static ApiServer with(String database, Map<String, Object> settings) {
    return new ApiServer(database, settings);
  }

  /** One with an engine and a worker in it, whose models {@code openai/...} are that server. */
  public static ApiServer working(String database, LocalTemporal temporal, StubModelServer models) {
    Map<String, Object> settings = working(temporal, "api,worker");
    settings.put("hansei.models.endpoints.openai.base-url", models.baseUrl());
    settings.put("hansei.models.endpoints.openai.api-key", "stub");
    return new ApiServer(database, settings);
  }

  /** A worker on the database of another server, to which that clock tells the time. */
  public static ApiServer worker(String database, LocalTemporal temporal, Clock clock) {
    Map<String, Object> settings = working(temporal, "worker");
    var told = RuntimeBeanDefinition.builder(Clock.class, () -> clock).singleton(true);
    return new ApiServer(database, settings, told.replaces(Clock.class).build());
  }

  /** Looks at rollouts by itself, as the service does and most tests would not like. */
  private static Map<String, Object> working(LocalTemporal temporal, String roles) {
    Map<String, Object> settings = new HashMap<>(engine(temporal));
    settings.put("hansei.roles", roles);
    settings.put("hansei.rollouts.first", "1s");
    return settings;
  }

  private static Map<String, Object> engine(LocalTemporal temporal) {
    return Map.of(
        "hansei.temporal.address",
        temporal.target(),
        "hansei.temporal.namespace",
        temporal.namespace());
  }

  /**
   * Ends it before the JVM does: one with a worker would go on looking at rollouts beside the tests
   * that come after.
   */
  public void stop() {
    server.stop();
  }

  /** Where it is. */
  public URI base() {
    return server.getURI();
  }

  /** Its HANSEI_HOME. */
  public Path home() {
    return home;
  }

  /** A bean of the service. */
  public <T> T get(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  /** A project of a test's own. */
  public Project project() {
    return get(Projects.class)
        .create(new ProjectName("p" + NAMES.incrementAndGet() + "-test"), new Actor.BySystem());
  }

  /** A person with these roles in the project. */
  public Person person(Project project, Role... roles) {
    var system = new Actor.BySystem();
    var person =
        get(People.class)
            .invite("someone" + NAMES.incrementAndGet() + "@example.org", "Someone", system);
    for (Role role : roles) {
      get(People.class).giveRole(project.id(), person.id(), role, system);
    }
    return person;
  }

  /** A program with a token of these roles, made by a person who has them. */
  public Client token(Project project, Role... roles) {
    return token(project, person(project, roles), roles);
  }

  /** A program with a token of these roles, made by that person. */
  public Client token(Project project, Person person, Role... roles) {
    var made =
        get(ApiTokens.class)
            .create(
                project.id(),
                new NewTokenRequest(person.id(), "test", Set.of(roles), Optional.empty()),
                new Actor.ByPerson(person.id()));
    return Client.withToken(base(), project.name().value(), made.secret());
  }

  /** A browser in which a person with these roles is signed in. */
  public Client browser(Project project, Role... roles) {
    return browser(project, person(project, roles));
  }

  /** A browser in which that person is signed in. */
  public Client browser(Project project, Person person) {
    var session = get(Sessions.class).open(person.id());
    return Client.withSession(base(), project.name().value(), session.secret(), session.csrf());
  }

  /** A program that may do everything in the project. */
  public Client everything(Project project) {
    return token(project, EnumSet.allOf(Role.class).toArray(Role[]::new));
  }

  private static final class Holder {
    // Nothing listens there: tests must not reach a stack that somebody runs on this machine. It is
    // not waited for either; how long a person is let wait, WorkflowEngineIT measures.
    static final ApiServer SERVER =
        new ApiServer(
            "api",
            Map.of("hansei.temporal.address", "127.0.0.1:1", "hansei.temporal.patience", "300ms"));
  }
}
