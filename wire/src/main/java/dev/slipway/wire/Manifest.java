package dev.slipway.wire;

import java.util.List;

/// The files of a source: `POST /projects/{id}/sources`.
public record Manifest(List<ManifestFile> files) {}
