/// The audit log in Cosmos DB.
@NullMarked
package dev.slipway.azure.audit;

import org.jspecify.annotations.NullMarked;
