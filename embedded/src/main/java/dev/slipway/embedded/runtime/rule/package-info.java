/// What a project asks of every answer, put into effect: header fields and redirects.
@NullMarked
package dev.slipway.embedded.runtime.rule;

import org.jspecify.annotations.NullMarked;
