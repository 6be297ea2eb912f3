/// A stand-in for Cosmos DB: its gateway over plain HTTP in the test's own process, with the
/// operations that our adapters use and the refusals that they have to expect.
@NullMarked
package dev.slipway.azure.standin.cosmos;

import org.jspecify.annotations.NullMarked;
