/**
 * The loop itself as one durable program: what a campaign is to do, what it may spend, which step
 * comes next, and whom it waits for.
 */
@NullMarked
package dev.hansei.workflows.campaigns;

import org.jspecify.annotations.NullMarked;
