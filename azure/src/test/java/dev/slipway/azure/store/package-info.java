/// The stores in Cosmos DB, held to the contracts of their ports.
@NullMarked
package dev.slipway.azure.store;

import org.jspecify.annotations.NullMarked;
