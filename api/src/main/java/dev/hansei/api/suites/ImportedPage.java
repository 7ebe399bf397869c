package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;

/** What was made of a pasted configuration of promptfoo's, and what was left out. */
public record ImportedPage(Frame frame, ImportedSuite made) {}
