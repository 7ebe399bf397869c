package dev.hansei.api.prompts;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Stage;
import java.util.Objects;
import java.util.Optional;

/**
 * What an application asks for.
 *
 * @param prompt by name, or by id
 * @param key what tells the application's user from others
 */
record ServedQuestion(ProjectId project, String prompt, Stage stage, Optional<String> key) {
  ServedQuestion {
    Objects.requireNonNull(project, "project is null");
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(key, "key is null");
  }
}
