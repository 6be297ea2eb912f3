/// Hands a backup of the whole service out.
@NullMarked
package dev.slipway.http.backup;

import org.jspecify.annotations.NullMarked;
