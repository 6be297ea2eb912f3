/// Access keys in Cosmos DB.
@NullMarked
package dev.slipway.azure.access;

import org.jspecify.annotations.NullMarked;
