package dev.slipway.builder;

import dev.slipway.builder.output.BuiltTree;
import dev.slipway.domain.release.Launch;

/// What a plan yielded: files, and how they serve.
public record BuiltOutput(Launch launch, BuiltTree tree) {}
