/** JSON Schemas that people write, applied in bounded time and without fetching anything. */
@NullMarked
package dev.hansei.infra.schemas;

import org.jspecify.annotations.NullMarked;
