/**
 * What every page shares: the frame around it, the template engine, the way figures and times are
 * written, charts computed on the server, and the static files. The pages themselves live with
 * their stages.
 */
@NullMarked
package dev.hansei.api.pages;

import org.jspecify.annotations.NullMarked;
