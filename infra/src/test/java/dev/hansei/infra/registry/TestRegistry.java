package dev.hansei.infra.registry;

import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.stack.LocalObjects;
import dev.hansei.infra.stack.LocalRegistry;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registry as the service sees it, on a real database and a real object store, migrated once
 * per JVM and engine.
 */
public final class TestRegistry {
  private static final Map<Engine, TestRegistry> STARTED = new ConcurrentHashMap<>();

  /** 32 bytes that everybody may know. */
  public static final String DEAD_LETTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  /** An Ed25519 key that everybody may know. */
  public static final String SIGNING_KEY =
      "MC4CAQAwBQYDK2VwBCIEIDAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVm";

  private final LocalRegistry database;
  private final ApplicationContext context;

  private TestRegistry(Engine engine) {
    this.database = engine.fresh("tests");
    this.context = ApplicationContext.run(properties(database, LocalObjects.start()), "test");
  }

  /** The one on that engine; started when first asked for, ends with the JVM. */
  public static TestRegistry on(Engine engine) {
    return STARTED.computeIfAbsent(engine, TestRegistry::new);
  }

  /** All beans of this module over the database that the local stack starts, and S3Proxy. */
  public static ApplicationContext micronautContext() {
    return on(Engine.MARIADB).context;
  }

  /**
   * The settings of a context of one's own: a freshly made database on the local engine, migrated
   * when the context starts, and a bucket.
   *
   * @param suffix 1 to 40 of a-z, 0-9 and '_'; names the database
   */
  public static Map<String, Object> properties(String suffix) {
    return properties(Engine.MARIADB.fresh(suffix), LocalObjects.start());
  }

  static Map<String, Object> properties(LocalRegistry database, LocalObjects objects) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("datasources.default.url", database.jdbcUrl());
    properties.put("datasources.default.username", database.user());
    properties.put("datasources.default.password", database.password());
    properties.put("hansei.objects.endpoint", objects.endpoint());
    properties.put("hansei.objects.region", objects.region());
    properties.put("hansei.objects.bucket", objects.bucket());
    properties.put("hansei.objects.access-key", objects.accessKey());
    properties.put("hansei.objects.secret-key", objects.secretKey());
    properties.put("hansei.dead-letters.keys", DEAD_LETTER_KEY);
    properties.put("hansei.signing.keys", SIGNING_KEY);
    properties.put("hansei.dossiers.first", "24h");
    properties.put("hansei.webhooks.keys", DEAD_LETTER_KEY);
    // Tests sweep, anchor, look at rollouts and send events by themselves, so that nothing comes
    // between.
    properties.put("hansei.expiry.first", "24h");
    properties.put("hansei.audit.anchors.first", "24h");
    properties.put("hansei.rollouts.first", "24h");
    properties.put("hansei.webhooks.first", "24h");
    return properties;
  }

  /** A bean of the service. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** The database behind it, for tests that look at, or spoil, rows by SQL of their own. */
  public LocalRegistry database() {
    return database;
  }

  /** A project of this test's own; the first row of its audit log tells that it was made. */
  public ProjectId newProject() {
    var name = new ProjectName("t" + get(Ids.class).next().toString().replace("-", ""));
    return get(Projects.class).create(name, new Actor.BySystem()).id();
  }

  /** A person of this test's own, without a role. */
  public PersonId newPerson() {
    var name = get(Ids.class).next().toString();
    return get(People.class)
        .invite(name + "@example.org", "Aiko " + name, new Actor.BySystem())
        .id();
  }
}
