package dev.slipway.azure.content;

import dev.slipway.azure.blob.AppendedBlob;
import dev.slipway.azure.blob.BlobKind;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.source.KeptContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What content there is, where it lies and when it was used: lines in append blobs, which put in
/// one order what all processes do. Whoever adds lines has read all before them, or is refused and
/// reads on; so using and forgetting exclude each other, and adding the same twice is harmless.
///
/// Since a blob takes only so many blocks, and whoever starts reads all of it, a register ends and
/// goes on in the next one: `register/00000002`, after `register/00000002.start` with what was true
/// then.
///
/// What is known is looked up without waiting for the storage; all else is done one after the
/// other.
final class Register {
  private static final Action READING = Action.reading("Tried to read the register of content");
  private static final Action WRITING = Action.writing("Tried to write the register of content");

  private static final String FOLDER = "register/";
  private static final String START = ".start";
  private static final int FIRST = 1;
  private static final Duration TOLERANCE = Duration.ofHours(1);
  private static final int MAX_MEETINGS = 100;
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Blobs blobs;
  private final InstantSource clock;
  private final int maxBlocks;
  private final long maxBytes;

  private volatile RegisterState state = new RegisterState();
  private int generation;
  private LineBlob lines;
  private boolean isFull;

  Register(Blobs blobs, InstantSource clock) {
    this(blobs, clock, AppendedBlob.MAX_BLOCKS, MAX_BYTES);
  }

  /// @param maxBlocks how many times something is added before the next register begins
  /// @param maxBytes how much is added before that
  Register(Blobs blobs, InstantSource clock, int maxBlocks, long maxBytes) {
    this.blobs = blobs;
    this.clock = clock;
    this.maxBlocks = maxBlocks;
    this.maxBytes = maxBytes;
    this.lines = lines(FIRST);
  }

  /// Uses those that are here, and answers the others, in the same order.
  synchronized Set<Digest> use(Collection<Digest> digests) {
    return untilAdded(() -> {
      Set<Digest> missing = new LinkedHashSet<>();
      Set<Integer> present = new TreeSet<>();
      for (Digest digest : digests) {
        int number = table().find(digest);
        if (number < 0) {
          missing.add(digest);
        } else {
          present.add(number);
        }
      }
      return add(noteUse(present)) ? Optional.of(missing) : Optional.empty();
    });
  }

  /// Makes content known that lies in a blob. What somebody else made known meanwhile is used where
  /// that put it.
  synchronized void keep(String blob, List<Kept> contents) {
    // Mostly nobody else has written since, and then there is nothing to read before.
    boolean isOpen = generation > 0 && !isFull && !state.isEnded();
    String text = isOpen ? linesFor(blob, contents) : "";
    if (text.isEmpty() || !add(text)) {
      untilAdded(() -> add(linesFor(blob, contents)) ? Optional.of(true) : Optional.empty());
    }
  }

  private String linesFor(String blob, List<Kept> contents) {
    List<Kept> fresh = new ArrayList<>();
    Set<Integer> present = new TreeSet<>();
    for (Kept content : contents) {
      int number = table().find(content.digest());
      if (number < 0) {
        fresh.add(content);
      } else {
        present.add(number);
      }
    }
    return noteUse(present)
        + (fresh.isEmpty() ? "" : RegisterState.kept(blob, clock.instant(), fresh));
  }

  /// Forgets content, unless it was used since then.
  synchronized boolean forget(Digest digest, Instant unusedSince) {
    return untilAdded(() -> {
      int number = table().find(digest);
      if (number < 0 || !isUnusedSince(number, unusedSince)) {
        return Optional.of(false);
      }
      return add(RegisterState.forgotten(clock.instant(), number))
          ? Optional.of(true)
          : Optional.empty();
    });
  }

  /// Where content lies. That is no use of it.
  Optional<Place> find(Digest digest) {
    Optional<Place> known = state.find(digest);
    return known.isPresent() ? known : findAnew(digest);
  }

  private synchronized Optional<Place> findAnew(Digest digest) {
    catchUp();
    return state.find(digest);
  }

  /// Whether it was here when this process looked last.
  boolean isThoughtToBeHere(Digest digest) {
    return state.find(digest).isPresent();
  }

  /// All that is here and was not used since then.
  synchronized List<KeptContent> unusedSince(Instant time) {
    catchUp();
    List<KeptContent> unused = new ArrayList<>();
    table()
        .forEach(number -> {
          if (isUnusedSince(number, time)) {
            unused.add(new KeptContent(table().digest(number), table().place(number).length()));
          }
        });
    return unused;
  }

  /// The blobs that must stay: those with content, and those that somebody may still read because
  /// their content was forgotten after that moment.
  synchronized Set<String> blobsInUse(Instant readersSince) {
    catchUp();
    return state.blobsInUse(readersSince);
  }

  private String noteUse(Set<Integer> present) {
    Instant now = clock.instant();
    List<Integer> stale =
        present.stream()
            .filter(number -> table().used(number).plus(TOLERANCE).isBefore(now))
            .toList();
    return stale.isEmpty() ? "" : RegisterState.used(now, stale);
  }

  private boolean isUnusedSince(int number, Instant time) {
    return table().used(number).plus(TOLERANCE).isBefore(time);
  }

  private ContentTable table() {
    return state.table();
  }

  private <T> T untilAdded(Supplier<Optional<T>> attempt) {
    for (int meetings = 0; meetings < MAX_MEETINGS; meetings++) {
      catchUp();
      Optional<T> answer = attempt.get();
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new SlipwayException(
        Problem.passing(
            ProblemCode.STORAGE_WRITE_FAILED,
            WRITING.tried(),
            "Others wrote it at the same time, again and again",
            "Try again"));
  }

  /// False when somebody else has added something since this process read it, or this process
  /// itself, whose answer was lost.
  private boolean add(String text) {
    if (text.isEmpty()) {
      return true;
    }
    byte[] block = text.getBytes(StandardCharsets.UTF_8);
    OptionalInt blocks = log().append(WRITING, block, lines.end());
    if (blocks.isEmpty()) {
      return false;
    }
    state.apply(text);
    lines.added(block.length);
    isFull = blocks.getAsInt() >= maxBlocks || lines.end() >= maxBytes;
    return true;
  }

  private void catchUp() {
    if (generation == 0) {
      open();
    }
    if (isFull) {
      // Whether it is this or somebody else's, one end is there afterwards, and is read next.
      log().append(WRITING, RegisterState.ended().getBytes(StandardCharsets.UTF_8), lines.end());
      isFull = false;
    }
    if (!lines.readOn(state::apply)) {
      open();
      lines.readOn(state::apply);
    }
    if (state.isEnded()) {
      goOnInTheNext();
      catchUp();
    }
  }

  private void open() {
    begin(
        blobs.list(READING, FOLDER).stream()
            .map(StoredBlob::name)
            .filter(name -> name.endsWith(START))
            .mapToInt(
                name -> Integer.parseInt(name, FOLDER.length(), name.length() - START.length(), 10))
            .max()
            .orElse(FIRST));
  }

  /// Everybody who reads the end of a register finds the same start of the next one: the first to
  /// write it decides.
  private void goOnInTheNext() {
    blobs.create(
        WRITING,
        name(generation + 1) + START,
        state.snapshot().getBytes(StandardCharsets.UTF_8),
        BlobKind.LINES,
        Map.of());
    begin(generation + 1);
    if (generation > 2) {
      blobs.delete(WRITING, name(generation - 2));
      blobs.delete(WRITING, name(generation - 2) + START);
    }
  }

  /// Takes over a register whole, or not at all when it cannot be read.
  private void begin(int number) {
    RegisterState start = new RegisterState();
    boolean isThere = new LineBlob(blobs, READING, name(number) + START).readOn(start::apply);
    if (number > FIRST && !isThere) {
      // This process stood still while the register went on twice.
      open();
      return;
    }
    blobs.appended(name(number)).create(WRITING, BlobKind.LINES);
    generation = number;
    lines = lines(number);
    state = start;
  }

  private LineBlob lines(int number) {
    return new LineBlob(blobs, READING, name(number));
  }

  private AppendedBlob log() {
    return blobs.appended(name(generation));
  }

  private static String name(int generation) {
    return FOLDER + "%08d".formatted(generation);
  }
}
