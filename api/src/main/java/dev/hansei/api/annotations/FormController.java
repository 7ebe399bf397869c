package dev.hansei.api.annotations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Forms: what a queue asks of each answer, where that is more than one thing. */
@Controller("/api/v1/projects/{project}/annotations/forms")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class FormController {
  private final Forms forms;
  private final FormRequests requests;

  FormController(Forms forms, FormRequests requests) {
    this.forms = forms;
    this.requests = requests;
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make a form, or its next version",
      description =
          "In JSON or YAML: 1 to 12 fields of the types pass-fail, categories, many, grades,"
              + " number, pairwise, spans, correction, code and demonstration. The same content of"
              + " a name gives the version that is there. A queue keeps the version that it was"
              + " made with.")
  public HttpResponse<FormResource> create(Caller caller, @Body NewForm body) {
    var form = requests.of(caller.projectId(), body);
    var made = forms.create(caller.projectId(), form, caller.actor());
    return HttpResponse.created(
        FormResource.from(made), caller.api("/annotations/forms/" + made.id()));
  }

  @Get
  @Allows
  @Operation(
      summary = "List the versions of forms, newest first",
      description = "50 a page, 200 at most.")
  public PageResource<FormResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(forms.page(caller.projectId(), query.request()), FormResource::from);
  }

  @Get("/{form}")
  @Allows
  @Operation(
      summary = "Show a form",
      description = "A version by its id, or the newest one of a name.")
  public FormResource show(Caller caller, String form) {
    return FormResource.from(
        Named.require(
            "form",
            form,
            id -> forms.find(caller.projectId(), new FormId(id)),
            name -> forms.newest(caller.projectId(), name)));
  }
}
