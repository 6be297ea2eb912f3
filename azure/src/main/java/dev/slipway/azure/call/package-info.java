/// What every call to Azure has: what is done, its answer, and why it failed.
@NullMarked
package dev.slipway.azure.call;

import org.jspecify.annotations.NullMarked;
