/// Quotas in Cosmos DB, held to the contract of the port.
@NullMarked
package dev.slipway.azure.quota;

import org.jspecify.annotations.NullMarked;
