/// Webhooks: what is told to them, when, signed with what, and how the tries went.
@NullMarked
package dev.slipway.engine.webhook;

import org.jspecify.annotations.NullMarked;
