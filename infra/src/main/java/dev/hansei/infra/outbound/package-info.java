/** The one door through which the service calls addresses that its users name. */
@NullMarked
package dev.hansei.infra.outbound;

import org.jspecify.annotations.NullMarked;
