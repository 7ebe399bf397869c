package dev.hansei.api.projects;

import dev.hansei.api.ServiceSettings;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.registry.projects.SignInLinks;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first project and its admin when nobody was ever invited. No default password exists:
 * the admin comes by a one-time link, which lies in {@code HANSEI_HOME/admin-link}, readable by the
 * service's own user, until it is used.
 */
@Singleton
public class FirstStart {
  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  private static final ProjectName PROJECT = new ProjectName("default");
  private static final String EMAIL = "admin@localhost";
  private static final String FILE = "admin-link";

  /** Whoever installs it on a Friday comes back on Monday; a forgotten file ends to matter. */
  private static final Duration LINK_LIFE = Duration.ofDays(7);

  /** What one person needs to try everything that one person may. */
  private static final List<Role> ROLES = List.of(Role.ADMIN, Role.LEAD, Role.DEVELOPER);

  private final ServiceSettings settings;
  private final Projects projects;
  private final People people;
  private final SignInLinks links;
  private final Transactions transactions;

  FirstStart(
      ServiceSettings settings,
      Projects projects,
      People people,
      SignInLinks links,
      Transactions transactions) {
    this.settings = settings;
    this.projects = projects;
    this.people = people;
    this.links = links;
    this.transactions = transactions;
  }

  @EventListener
  void onStart(ServerStartupEvent event) {
    if (!settings.servesApi()) {
      return;
    }
    if (people.isEmpty()) {
      begin();
    } else {
      follow();
    }
  }

  /** The link still waits, and the service answers at another address by now. */
  private void follow() {
    try {
      if (Files.exists(file())) {
        String link = Files.readString(file()).strip();
        String here = address(link.substring(link.lastIndexOf('/') + 1));
        if (!link.equals(here)) {
          write(here);
        }
      }
    } catch (IOException e) {
      LOG.warn("the link in {} could not be read: {}", file(), e.getMessage());
    }
  }

  private String address(String secret) {
    return settings.address("/sign-in/link/" + secret);
  }

  private void begin() {
    try {
      var secret = transactions.write(this::firstAdmin);
      write(address(secret));
      LOG.info("project {} and {} made; the one-time link is in {}", PROJECT, EMAIL, file());
    } catch (RegistryException e) {
      if (e.kind() != RegistryException.Kind.CONFLICT) {
        throw e;
      }
      LOG.info("another process made the first project at the same moment");
    }
  }

  private String firstAdmin() {
    var system = new Actor.BySystem();
    Project project = projects.create(PROJECT, system);
    Person admin = people.invite(EMAIL, "Admin", system);
    ROLES.forEach(role -> people.giveRole(project.id(), admin.id(), role, system));
    return links.create(admin.id(), LINK_LIFE);
  }

  /** Takes the file away once its link is used. */
  void linkWasUsed(String secret) {
    try {
      if (Files.exists(file()) && Files.readString(file()).strip().endsWith("/" + secret)) {
        Files.delete(file());
      }
    } catch (IOException e) {
      LOG.warn("the used link could not be taken out of {}: {}", file(), e.getMessage());
    }
  }

  private void write(String address) {
    try {
      Files.createDirectories(settings.home());
      Files.deleteIfExists(file());
      Files.createFile(
          file(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file(), address + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("HANSEI_HOME is not writable: " + settings.home(), e);
    }
  }

  private Path file() {
    return settings.home().resolve(FILE);
  }
}
