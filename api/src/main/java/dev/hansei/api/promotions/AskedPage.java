package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.promotions.PromotionId;

/** A promotion that was asked for and that no worker has opened yet. */
public record AskedPage(Frame frame, PromotionId id) {}
