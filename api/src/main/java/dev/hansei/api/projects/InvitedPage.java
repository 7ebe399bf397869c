package dev.hansei.api.projects;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.projects.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who was invited, with the link that is shown this once.
 *
 * @param link empty for somebody who can sign in already
 * @param until when the link ends
 */
public record InvitedPage(Frame frame, Person person, Optional<String> link, Instant until) {}
