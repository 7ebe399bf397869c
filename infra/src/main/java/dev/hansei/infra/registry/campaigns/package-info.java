/**
 * Campaigns: their plans, budgets, steps and timelines; and the loop as a whole, how much moved at
 * each stage since a moment.
 */
@NullMarked
package dev.hansei.infra.registry.campaigns;

import org.jspecify.annotations.NullMarked;
