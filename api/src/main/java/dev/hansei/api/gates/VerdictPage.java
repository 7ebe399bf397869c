package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.gates.Gate;
import java.time.Instant;

/** What a gate said of a candidate, clause by clause. */
public record VerdictPage(Frame frame, String id, Gate gate, Ruling ruling, Instant at) {}
