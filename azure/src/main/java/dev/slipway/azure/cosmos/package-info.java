/// What the stores in Cosmos DB stand on: items, batches, queries, and one reading of its refusals.
@NullMarked
package dev.slipway.azure.cosmos;

import org.jspecify.annotations.NullMarked;
