/// Calls receivers of webhooks over connections of our own, because only so what was checked is
/// what is connected to.
@NullMarked
package dev.slipway.embedded.webhook.call;

import org.jspecify.annotations.NullMarked;
