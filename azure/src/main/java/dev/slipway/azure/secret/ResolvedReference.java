package dev.slipway.azure.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.project.Secret;
import java.util.Optional;

/// What a reference stands for.
///
/// @param origin where the value is from, for people: `keyvault:cosmos-key, version 6f0c…`
/// @param problem why it is not from the vault as it is now, if it is not
public record ResolvedReference(Secret value, String origin, Optional<Problem> problem) {}
