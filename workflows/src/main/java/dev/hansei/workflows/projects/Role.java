package dev.hansei.workflows.projects;

/** What a person may do in a project. A person may have several. */
public enum Role {
  /** Runs everything but approvals: datasets, prompts, suites, gates, requests for promotion. */
  LEAD,
  /** Labels and finalises cases. */
  ANNOTATOR,
  /** Approves, refuses and rolls back promotions. */
  RELEASE_MANAGER,
  /** Sends traces and feedback, fetches live prompts, runs suites in CI. */
  DEVELOPER,
  /**
   * Invites people and gives roles and tokens; may read everything, approves nothing by being
   * admin.
   */
  ADMIN
}
