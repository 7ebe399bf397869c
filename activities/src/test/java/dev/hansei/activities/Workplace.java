package dev.hansei.activities;

import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/**
 * All beans of the worker over a real database, a real object store and a stub model server that is
 * spoken to over HTTP. One for each test class that asks for it.
 */
public final class Workplace implements AutoCloseable {
  private final StubModelServer stub;
  private final ApplicationContext context;

  private Workplace(String name, StubModelServer.Setup setup) {
    this.stub = StubModelServer.start(setup);
    Map<String, Object> properties = TestRegistry.properties(name);
    properties.put("hansei.models.endpoints.openai.base-url", stub.baseUrl());
    properties.put("hansei.models.endpoints.openai.api-key", "sk-secret");
    // A busy machine must not make a good answer late: it would be paid twice.
    properties.put("hansei.models.timeout", "5s");
    properties.put("hansei.models.attempts", "2");
    properties.put("hansei.models.back-off", "10ms");
    properties.put("hansei.models.outage", "1s");
    // Applications that tests start.
    properties.put("hansei.outbound.allow", "127.0.0.1/32");
    this.context = ApplicationContext.run(properties, "test");
  }

  /** Opens one; the name is that of its database. */
  public static Workplace open(String name) {
    return open(name, StubModelServer.Setup.plain());
  }

  /** Opens one whose model server is set up so. */
  public static Workplace open(String name, StubModelServer.Setup setup) {
    return new Workplace(name, setup);
  }

  /** The model server behind {@code openai/...}. */
  public StubModelServer stub() {
    return stub;
  }

  /** A bean of the worker. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** A project of this test's own. */
  public ProjectId newProject() {
    ProjectName name = new ProjectName("t" + get(Ids.class).next().toString().replace("-", ""));
    return get(Projects.class).create(name, new Actor.BySystem()).id();
  }

  /** A person of this test's own. */
  public PersonId newPerson() {
    String name = get(Ids.class).next().toString();
    return get(People.class)
        .invite(name + "@example.org", "Aiko " + name, new Actor.BySystem())
        .id();
  }

  @Override
  public void close() {
    context.close();
    stub.close();
  }
}
