/// The part of Cosmos DB's query language that our adapters speak. What is not understood is
/// refused, never guessed.
@NullMarked
package dev.slipway.azure.standin.cosmos.sql;

import org.jspecify.annotations.NullMarked;
