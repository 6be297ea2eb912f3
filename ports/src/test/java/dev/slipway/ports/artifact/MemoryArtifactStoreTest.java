package dev.slipway.ports.artifact;

import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.Digest;

class MemoryArtifactStoreTest extends ArtifactStoreContract {
  private final MemoryArtifactStore store = new MemoryArtifactStore(clock);

  @Override
  protected ArtifactStore store() {
    return store;
  }

  @Override
  protected Artifact kept(BuildKey key, String content) {
    Artifact artifact =
        new Artifact(Digest.of(content), key, new Launch.SiteFiles(false), 1, content.length());
    store.keep(artifact);
    return artifact;
  }
}
