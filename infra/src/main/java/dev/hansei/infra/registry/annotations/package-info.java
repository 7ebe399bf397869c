/** Queues, tasks, leases and labels. Claim, submit, skip and undo need the registry alone. */
@NullMarked
package dev.hansei.infra.registry.annotations;

import org.jspecify.annotations.NullMarked;
