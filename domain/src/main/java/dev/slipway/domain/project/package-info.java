/// Who owns what is deployed, and with which settings.
@NullMarked
package dev.slipway.domain.project;

import org.jspecify.annotations.NullMarked;
