package dev.hansei.api.prompts;

import dev.hansei.api.pages.Frame;

/**
 * What copying a prompt came to.
 *
 * @param prompt its name here
 */
public record CopiedPage(Frame frame, String prompt, CopyResource copied) {}
