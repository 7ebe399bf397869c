/** How people see which models, recordings and adapters a project has. */
@NullMarked
package dev.hansei.api.models;

import org.jspecify.annotations.NullMarked;
