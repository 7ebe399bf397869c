package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.projects.Member;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.promotions.Rulebook;
import dev.hansei.infra.registry.promotions.RulesVersion;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.ReleaseRules;
import dev.hansei.workflows.prompts.Stage;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a project releases, in the browser. The plan is written in a file, and shown here. */
@Hidden
@Allows
@Controller("/projects/{project}/promotions/rules")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RulesPages {
  private static final String APPROVER = "approver-";
  private static final String ANYBODY = "anybody";
  private static final PageRequest PEOPLE = new PageRequest(Optional.empty(), 200);
  private static final int PARTS = 4;

  private final ProjectPages pages;
  private final Rulebook rulebook;
  private final People people;
  private final PersonNames names;

  RulesPages(ProjectPages pages, Rulebook rulebook, People people, PersonNames names) {
    this.pages = pages;
    this.rulebook = rulebook;
    this.people = people;
    this.names = names;
  }

  /** What holds, and the form that changes it. */
  @Get
  public HttpResponse<byte[]> rules(Caller caller) {
    Frame frame = pages.frame(caller, Section.PROMOTIONS, "Release rules");
    return pages.show("promotions/rules.jte", page(frame, caller));
  }

  private RulesPage page(Frame frame, Caller caller) {
    Optional<RulesVersion> written = rulebook.newest(caller.projectId());
    ReleaseRules rules = written.map(RulesVersion::rules).orElse(ReleaseRules.USUAL);
    return new RulesPage(
        frame,
        written.map(RulesVersion::number).orElse(0),
        new RulesPage.Quorum(
            rules.quorum().dev(), rules.quorum().team(), rules.quorum().production()),
        approvers(caller.projectId(), rules),
        rules.freezes().stream().map(NewFreeze::from).toList(),
        rules
            .frozen(Stage.PRODUCTION, frame.now())
            .map(it -> new RulesPage.Frozen(it.name(), it.until())),
        rules.plan().map(RulesPages::words).orElse(List.of()),
        rules.allowsWeakerPlans(),
        caller.is(Role.ADMIN),
        written.map(it -> new RulesPage.Saved(names.of(it.savedBy()), it.savedAt())));
  }

  private List<RulesPage.Approver> approvers(ProjectId project, ReleaseRules rules) {
    List<RulesPage.Approver> shown =
        new ArrayList<>(
            people.members(project, PEOPLE).items().stream()
                .filter(member -> member.roles().contains(Role.RELEASE_MANAGER))
                .map(Member::person)
                .map(person -> approver(person, rules))
                .toList());
    // Who is named stays named until somebody takes the mark away: also who lost the role, and who
    // is not among the first of the members.
    rules.approvers().stream()
        .filter(named -> shown.stream().noneMatch(it -> it.id().equals(named.toString())))
        .map(named -> elsewhere(project, named))
        .forEach(shown::add);
    return List.copyOf(shown);
  }

  private RulesPage.Approver elsewhere(ProjectId project, PersonId named) {
    boolean without = !people.rolesOf(project, named).contains(Role.RELEASE_MANAGER);
    return new RulesPage.Approver(named.toString(), names.of(named), true, without);
  }

  private static RulesPage.Approver approver(Person person, ReleaseRules rules) {
    return new RulesPage.Approver(
        person.id().toString(),
        person.displayName(),
        rules.approvers().contains(person.id()),
        false);
  }

  private static List<String> words(ReleasePlan plan) {
    Stream<String> watched =
        plan.steps().isEmpty() ? Stream.of() : Stream.of(PlanWords.watched(plan));
    return Stream.of(
            plan.rehearsal().map(PlanWords::rehearsal).stream(),
            PlanWords.path(plan).stream(),
            PlanWords.steps(plan).stream(),
            watched)
        .flatMap(lines -> lines)
        .toList();
  }

  /** Writes them down; the plan stays as it is. */
  @Post
  @Allows(Role.ADMIN)
  public HttpResponse<byte[]> save(Caller caller, @Body Map<String, String> form) {
    ReleaseRules before = rulebook.current(caller.projectId());
    var asked =
        new NewReleaseRules(
            new NewReleaseRules.Quorum(
                number(form, "dev"), number(form, "team"), number(form, "production")),
            approvers(form, before),
            form.getOrDefault("freezes", "")
                .lines()
                .filter(it -> !it.isBlank())
                .map(RulesPages::freeze)
                .toList(),
            null,
            null);
    rulebook.save(caller.projectId(), asked::rules, caller.personId());
    return pages.leadTo(caller, "/promotions/rules");
  }

  /**
   * Approval opens to everybody with the role by their word alone, and never by what is missing.
   */
  private static List<String> approvers(Map<String, String> form, ReleaseRules before) {
    if (form.containsKey(ANYBODY)) {
      return List.of();
    }
    List<String> marked =
        form.keySet().stream()
            .filter(key -> key.startsWith(APPROVER))
            .map(key -> key.substring(APPROVER.length()))
            .sorted()
            .toList();
    if (marked.isEmpty() && !before.approvers().isEmpty()) {
      throw new InvalidFieldException(
          "approvers", "Mark who approves, or mark that any release manager may.");
    }
    return marked;
  }

  private static NewFreeze freeze(String line) {
    String[] parts = line.split(";", -1);
    if (parts.length != PARTS) {
      throw new InvalidFieldException(
          "freezes",
          "Each line is: name; zone; from; to. Such as: weekend; Europe/Berlin; friday"
              + " 16:00; monday 08:00.");
    }
    return new NewFreeze(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip());
  }

  /** A figure that is not on the form stays as it is; one that is no figure does not. */
  private static @Nullable Integer number(Map<String, String> form, String stage) {
    String text = form.get(stage);
    if (text != null && !text.strip().matches("\\d{1,4}")) {
      throw new InvalidFieldException("quorum." + stage, "A whole number of people.");
    }
    return text == null ? null : Integer.valueOf(text.strip());
  }
}
