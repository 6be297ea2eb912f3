package dev.slipway.azure.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AwaitedTest {
  @Test
  void anInterruptEndsNeitherTheCallNorTheWaitForIt() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Thread waiting = Thread.currentThread();
    Thread.startVirtualThread(() -> {
      awaitQuietly(begun);
      waiting.interrupt();
      mayEnd.countDown();
    });

    boolean wasCallInterrupted =
        Awaited.answer(() -> {
          begun.countDown();
          awaitQuietly(mayEnd);
          return Thread.currentThread().isInterrupted();
        });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(wasCallInterrupted).isFalse();
  }

  @Test
  void whatItThrewIsThrown() {
    IllegalStateException unchecked = new IllegalStateException("refused");
    IOException checked = new IOException("cut off");

    assertThatThrownBy(() -> Awaited.answer(Mono.error(unchecked))).isSameAs(unchecked);
    assertThatThrownBy(() -> Awaited.answer(() -> failing(checked)))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> Awaited.answer(Mono.error(checked)))
        .isInstanceOf(CompletionException.class)
        .hasCause(checked);
  }

  @Test
  void aCallThatAnswersNothingFails() {
    assertThatThrownBy(() -> Awaited.answer(Mono.empty()))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void workMayEndWithNothing() {
    CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {});

    Awaited.result(work);

    assertThat(work).isCompleted();
  }

  private static String failing(IOException failure) {
    throw new UncheckedIOException(failure);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
