package dev.hansei.api.projects;

import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditFilter;
import dev.hansei.infra.registry.AuditProofs;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who did what, and the proof that nobody changed it since. */
@Hidden
@Allows
@Controller("/projects/{project}/audit")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AuditPages {
  private static final String WORKFLOW = "workflow";
  private static final String SERVICE = "service";

  /** A week; the list of all is REST's and the command line's. */
  private static final int ANCHORS = 7;

  private final ProjectPages pages;
  private final Audit audit;
  private final AuditProofs proofs;
  private final AuditLines lines;
  private final People people;
  private final PersonNames names;

  AuditPages(
      ProjectPages pages,
      Audit audit,
      AuditProofs proofs,
      AuditLines lines,
      People people,
      PersonNames names) {
    this.pages = pages;
    this.audit = audit;
    this.proofs = proofs;
    this.lines = lines;
    this.people = people;
    this.names = names;
  }

  /** Rows, newest first. */
  @Get
  public HttpResponse<byte[]> list(
      Caller caller,
      @QueryValue(defaultValue = "") String actor,
      @QueryValue(defaultValue = "") String about,
      @QueryValue Optional<String> after) {
    return page(caller, new Look(actor, about.strip(), after));
  }

  /** Reads the whole chain and its anchors, and says what that has shown. */
  @Post("/verify")
  @Allows({Role.LEAD, Role.DEVELOPER, Role.RELEASE_MANAGER, Role.ADMIN})
  public HttpResponse<byte[]> verify(Caller caller) {
    proofs.verify(caller.projectId(), caller.actor());
    return page(caller, new Look("", "", Optional.empty()));
  }

  private record Look(String actor, String about, Optional<String> after) {}

  private HttpResponse<byte[]> page(Caller caller, Look look) {
    var actor = actor(look.actor());
    var filter =
        new AuditFilter(actor, Optional.of(look.about()).filter(about -> !about.isEmpty()));
    var request = new PageRequest(look.after(), PageRequest.LIMIT_DEFAULT);
    var found =
        look.actor().isEmpty() && look.about().isEmpty()
            ? audit.page(caller.projectId(), request)
            : audit.page(caller.projectId(), filter, request);
    return pages.show(
        "projects/audit.jte",
        new AuditPage(
            pages.frame(caller, Section.AUDIT, "Audit"),
            lines.of(found.items()),
            actor.isPresent() ? look.actor() : "",
            look.about(),
            choices(caller, actor),
            proofs.last(caller.projectId()).map(lines::of),
            proofs.anchors(caller.projectId(), PageRequest.first(ANCHORS)).items(),
            look.after().isPresent(),
            found.next().map(next -> query(look, next))));
  }

  /** Whom the URL names; empty for everybody, also where it names nobody. */
  private static Optional<AuditFilter.By> actor(String word) {
    return switch (word) {
      case WORKFLOW -> Optional.of(new AuditFilter.By.AnyWorkflow());
      case SERVICE -> Optional.of(new AuditFilter.By.TheService());
      default -> person(word).map(AuditFilter.By.OnePerson::new);
    };
  }

  private static Optional<PersonId> person(String word) {
    return word.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(PersonId.of(word))
        : Optional.empty();
  }

  /** The members, whoever is chosen though no member any more, workflows and the service. */
  private List<AuditPage.Choice> choices(Caller caller, Optional<AuditFilter.By> chosen) {
    var choices = new ArrayList<AuditPage.Choice>();
    people
        .members(caller.projectId(), PageRequest.first(PageRequest.LIMIT_MAX))
        .items()
        .forEach(member ->
            choices.add(
                new AuditPage.Choice(
                    member.person().id().toString(), member.person().displayName())));
    if (chosen.isPresent() && chosen.get() instanceof AuditFilter.By.OnePerson(var person)) {
      boolean known = choices.stream().anyMatch(it -> it.value().equals(person.toString()));
      if (!known) {
        choices.add(new AuditPage.Choice(person.toString(), names.of(person)));
      }
    }
    choices.add(new AuditPage.Choice(WORKFLOW, "workflows"));
    choices.add(new AuditPage.Choice(SERVICE, "the service"));
    return choices;
  }

  private static String query(Look look, String next) {
    return "?actor=%s&about=%s&after=%s"
        .formatted(Names.inQuery(look.actor()), Names.inQuery(look.about()), next);
  }
}
