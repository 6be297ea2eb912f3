/// Projects, their variables and their releases.
@NullMarked
package dev.slipway.http.projects;

import org.jspecify.annotations.NullMarked;
