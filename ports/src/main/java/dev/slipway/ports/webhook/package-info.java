/// Webhooks, what is to be delivered to them, and the calls that deliver it.
@NullMarked
package dev.slipway.ports.webhook;

import org.jspecify.annotations.NullMarked;
