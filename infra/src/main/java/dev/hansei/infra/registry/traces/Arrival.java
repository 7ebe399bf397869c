package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import java.util.List;

/**
 * The spans of one request on their way in.
 *
 * @param lines the same as lines of a batch object, a span each, in that order
 */
@SuppressWarnings("ArrayRecordComponent") // Goes from the request's thread to the writer's.
record Arrival(ProjectId project, List<Span> spans, byte[] lines) {}
