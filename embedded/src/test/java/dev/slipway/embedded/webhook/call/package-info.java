/// Receivers of every kind, on this machine.
@NullMarked
package dev.slipway.embedded.webhook.call;

import org.jspecify.annotations.NullMarked;
