package dev.slipway.azure.content;

import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.source.KeptContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Content by its digest in a container: small ones in `packs/`, the others in `large/`, and what
/// there is in `register/`. A blob that the register does not name is nothing.
public final class Contents {
  static final String PACKS = "packs/";
  static final String LARGE = "large/";

  private static final Action READING = Action.reading("Tried to read the content of a file");

  private static final int MAX_SMALL_BYTES = 1024 * 1024;

  private final Blobs blobs;
  private final Register register;
  private final Packer packer;
  private final LargeContent large;
  private final PackReader packs;
  private final Sweep sweep;

  public Contents(Blobs blobs, InstantSource clock) {
    this(blobs, clock, new Register(blobs, clock));
  }

  Contents(Blobs blobs, InstantSource clock, Register register) {
    this.blobs = blobs;
    this.register = register;
    this.packer = new Packer(blobs, register);
    this.large = new LargeContent(blobs, register);
    this.packs = new PackReader(blobs);
    this.sweep = new Sweep(blobs, register, clock);
  }

  /// Uses those that are here, and answers the others, in the same order: what is put in the order
  /// in which it is read is together.
  public Set<Digest> missing(Collection<Digest> digests) {
    return digests.isEmpty() ? Set.of() : register.use(digests);
  }

  /// Keeps content after checking it. Does not close the stream; whatever it throws is the
  /// caller's.
  public void put(Digest digest, InputStream stream, long maxBytes) throws IOException {
    CheckedContent content = new CheckedContent(stream, maxBytes);
    byte[] first = content.next();
    if (first.length > MAX_SMALL_BYTES) {
      large.put(digest, first, content);
      return;
    }
    content.require(digest);
    if (!register.isThoughtToBeHere(digest) || !missing(List.of(digest)).isEmpty()) {
      packer.put(digest, first);
    }
  }

  /// The content, for the caller to close; empty when it is not here. Whoever has opened it reads
  /// it to its end, also when it is forgotten meanwhile.
  public Optional<InputStream> open(Digest digest) {
    Optional<Place> place = register.find(digest);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Optional<InputStream> content = open(place.get());
    if (content.isEmpty() && missing(List.of(digest)).isEmpty()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.STORAGE_READ_FAILED,
                  READING.tried(),
                  "The blob that holds it is gone",
                  "Restore it; the storage account may keep deleted blobs for a while")
              .at(place.get().blob()));
    }
    return content;
  }

  private Optional<InputStream> open(Place place) {
    return place.blob().startsWith(LARGE)
        ? blobs.stream(READING, place.blob())
        : packs.read(place).map(ByteArrayInputStream::new);
  }

  /// All that is here and was not used since then.
  public List<KeptContent> unusedSince(Instant time) {
    return register.unusedSince(time);
  }

  /// Forgets content, unless it was used since then. The space that it takes is free after a later
  /// [#sweep].
  public boolean forget(Digest digest, Instant unusedSince) {
    return register.forget(digest, unusedSince);
  }

  /// Frees the space of what was forgotten before.
  public void sweep() {
    sweep.run();
  }
}
