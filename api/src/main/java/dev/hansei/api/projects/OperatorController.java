package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiProblem;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What a command on the machine of the installation may do by the key that lies in its home ({@code
 * HANSEI_OPERATOR_KEY}): make a project with people of its own and act as these. It opens nothing
 * of what is there, and is shut where no key is set.
 */
@Tag(name = "projects")
@Controller("/api/v1/operator")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
public class OperatorController {
  static final String HEADER = "X-Hansei-Operator";

  private final OperatorProjects projects;
  private final byte[] key;

  OperatorController(OperatorProjects projects, @Value("${hansei.operator-key:}") String key) {
    this.projects = projects;
    this.key = key.getBytes(StandardCharsets.UTF_8);
  }

  /** Makes a project; the first person becomes its admin. */
  @Post("/projects")
  @Operation(
      summary = "Make a project with people of its own",
      description =
          "For commands on the installation's machine, by the key in HANSEI_HOME/secrets, sent as"
              + " X-Hansei-Operator; 403 no-operator without it or where none is set. Answers with a"
              + " token for each person, shown once. It opens no project that is there.")
  public HttpResponse<OperatorProject.Made> create(
      @Header(HEADER) @Nullable String sent, @Body OperatorProject body) {
    if (key.length == 0
        || sent == null
        || !MessageDigest.isEqual(key, sent.getBytes(StandardCharsets.UTF_8))) {
      throw ApiProblem.forbidden(
              "no-operator",
              "This is for commands on the machine of the installation, by the key in"
                  + " HANSEI_HOME/secrets/operator.key.")
          .raise();
    }
    return HttpResponse.created(projects.make(body), URI.create("/api/v1/projects/" + body.name()));
  }
}
