/** What annotation does to the registry, and the agreement that it computes. */
@NullMarked
package dev.hansei.activities.annotations;

import org.jspecify.annotations.NullMarked;
