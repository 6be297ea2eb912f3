/// What people do with Slipway, told from outside: only the `slipway` command, the REST API and
/// HTTP to the deployed apps.
@NullMarked
package dev.slipway.stories;

import org.jspecify.annotations.NullMarked;
