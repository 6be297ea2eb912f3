/// Webhooks in Cosmos DB, what is to be delivered to them, and what happened to deployments.
@NullMarked
package dev.slipway.azure.webhook;

import org.jspecify.annotations.NullMarked;
