/** The journal of model calls, embedding sets, and outputs recorded elsewhere. */
@NullMarked
package dev.hansei.infra.registry.models;

import org.jspecify.annotations.NullMarked;
