package dev.hansei.api.lineage;

import dev.hansei.api.pages.Frame;

/** Where to start a walk from. */
public record LineageHomePage(Frame frame) {}
