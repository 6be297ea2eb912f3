/// How domain values are written down so that tomorrow's service reads them.
@NullMarked
package dev.slipway.documents;

import org.jspecify.annotations.NullMarked;
