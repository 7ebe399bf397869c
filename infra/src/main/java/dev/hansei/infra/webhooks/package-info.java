/** Sends events to the addresses outside that asked for them, signed as Standard Webhooks says. */
@NullMarked
package dev.hansei.infra.webhooks;

import org.jspecify.annotations.NullMarked;
