package dev.hansei.api.traces;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.traces.redaction.RedactionCounts;
import dev.hansei.infra.registry.traces.redaction.RedactionPolicies;
import dev.hansei.infra.registry.traces.redaction.Redactions;
import dev.hansei.infra.registry.traces.redaction.VersionedPolicy;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import dev.hansei.workflows.traces.redaction.Redactor;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of personal data: the policy in force, another one, and a text to try it on. */
@Hidden
@Controller("/projects/{project}/traces/redaction")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RedactionPages {
  private static final String TEMPLATE = "traces/redaction.jte";
  private static final int DAYS = 7;

  /** Older ones are in the audit log. */
  private static final int PAST_MAX = 10;

  private final ProjectPages pages;
  private final RedactionPolicies policies;
  private final RedactionCounts counts;
  private final Redactions redactions;

  RedactionPages(
      ProjectPages pages,
      RedactionPolicies policies,
      RedactionCounts counts,
      Redactions redactions) {
    this.pages = pages;
    this.policies = policies;
    this.counts = counts;
    this.redactions = redactions;
  }

  /** What is in force. */
  @Get
  @Allows
  public HttpResponse<byte[]> show(Caller caller) {
    VersionedPolicy inForce = policies.current(caller.projectId());
    var filled = RedactionForm.filled(inForce.policy(), inForce.version());
    return pages.show(TEMPLATE, page(caller, filled, Map.of(), Optional.empty()));
  }

  /** Puts another policy in force; shows what is wrong beside the fields where it cannot. */
  @Post
  @Allows({Role.LEAD, Role.ADMIN})
  public HttpResponse<byte[]> save(Caller caller, @Body Map<String, String> form) {
    var read = RedactionForm.read(form);
    if (read.policy().isEmpty()) {
      return pages.refuse(TEMPLATE, page(caller, form, read.errors(), Optional.empty()));
    }
    try {
      policies.set(caller.projectId(), read.policy().get(), seen(form), caller.actor());
    } catch (RegistryException e) {
      if (e.kind() != RegistryException.Kind.CONFLICT) {
        throw e;
      }
      var filled = new LinkedHashMap<>(form);
      var current = policies.current(caller.projectId());
      filled.put(RedactionForm.VERSION, String.valueOf(current.version()));
      var errors =
          Map.of(
              RedactionForm.VERSION,
              "Somebody else changed the policy meanwhile: version %d is in force now, and it says: %s. What you filled in stands below; save again to put it in force instead."
                  .formatted(current.version(), RedactionWords.of(current.policy())));
      return pages.refuse(TEMPLATE, page(caller, filled, errors, Optional.empty()));
    }
    redactions.reload(caller.projectId());
    return pages.leadTo(caller, "/traces/redaction");
  }

  /**
   * Shows what becomes of a text, by the policy as it stands on the page; whoever may not save one
   * tries the policy in force. Nothing is kept or counted.
   */
  @Post("/try")
  @Allows({Role.DEVELOPER, Role.LEAD, Role.ADMIN})
  public HttpResponse<byte[]> attempt(Caller caller, @Body Map<String, String> form) {
    boolean isDraft = caller.roles().contains(Role.LEAD) || caller.roles().contains(Role.ADMIN);
    var filled = new LinkedHashMap<>(form);
    Optional<RedactionPolicy> draft = Optional.empty();
    if (isDraft) {
      var read = RedactionForm.read(form);
      if (read.policy().isEmpty()) {
        return pages.refuse(TEMPLATE, page(caller, form, read.errors(), Optional.empty()));
      }
      draft = read.policy();
    } else {
      var inForce = policies.current(caller.projectId());
      filled.putAll(RedactionForm.filled(inForce.policy(), inForce.version()));
    }
    String text = form.getOrDefault(RedactionForm.TEXT, "").replace("\r\n", "\n");
    filled.put(RedactionForm.TEXT, text);
    if (text.isBlank() || text.length() > RedactionTrial.CHARS_MAX) {
      var errors =
          Map.of(RedactionForm.TEXT, "Write 1 to 20,000 characters, such as: mail me at a@b.org.");
      return pages.refuse(TEMPLATE, page(caller, filled, errors, Optional.empty()));
    }
    Redactor redactor =
        draft
            .map(policy -> redactions.redactor(caller.projectId(), policy))
            .orElseGet(() -> redactions.redactor(caller.projectId()));
    var trial = Optional.of(RedactionTrial.of(redactor, text));
    return pages.show(TEMPLATE, page(caller, filled, Map.of(), trial));
  }

  private static Optional<Integer> seen(Map<String, String> form) {
    String version = form.getOrDefault(RedactionForm.VERSION, "");
    return version.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(version)) : Optional.empty();
  }

  private RedactionPage page(
      Caller caller,
      Map<String, String> filled,
      Map<String, String> errors,
      Optional<RedactionTrial> trial) {
    List<VersionedPolicy> past = policies.newest(caller.projectId(), PAST_MAX);
    return new RedactionPage(
        pages.frame(caller, Section.TRACES, "Redaction"),
        policies.current(caller.projectId()),
        past,
        counts.last(caller.projectId(), DAYS),
        filled,
        errors,
        trial);
  }
}
