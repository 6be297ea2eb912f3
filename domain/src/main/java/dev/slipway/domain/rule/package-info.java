/// What a project asks of every answer to its visitors: header fields, and redirects.
@NullMarked
package dev.slipway.domain.rule;

import org.jspecify.annotations.NullMarked;
