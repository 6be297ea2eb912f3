/// Usage in Cosmos DB.
@NullMarked
package dev.slipway.azure.usage;

import org.jspecify.annotations.NullMarked;
