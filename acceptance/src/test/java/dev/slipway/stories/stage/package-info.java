/// What the stories are played on: the real command, the API, the served pages and the machine's
/// processes, all seen from outside.
@NullMarked
package dev.slipway.stories.stage;

import org.jspecify.annotations.NullMarked;
