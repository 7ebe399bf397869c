/** How content is named: the one JSON form that is stored and hashed. */
@NullMarked
package dev.hansei.infra.lineage;

import org.jspecify.annotations.NullMarked;
