/// Webhooks of projects, and what is delivered to them.
@NullMarked
package dev.slipway.domain.webhook;

import org.jspecify.annotations.NullMarked;
