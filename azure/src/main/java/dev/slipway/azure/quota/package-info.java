/// Quotas in Cosmos DB.
@NullMarked
package dev.slipway.azure.quota;

import org.jspecify.annotations.NullMarked;
