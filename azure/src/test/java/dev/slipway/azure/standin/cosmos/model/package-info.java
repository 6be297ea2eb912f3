/// What Cosmos DB does with items, apart from how it is spoken to.
@NullMarked
package dev.slipway.azure.standin.cosmos.model;

import org.jspecify.annotations.NullMarked;
