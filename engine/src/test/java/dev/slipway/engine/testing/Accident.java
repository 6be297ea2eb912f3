package dev.slipway.engine.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Something that happens at one of the calls that a process makes to its ports: before the call
/// has done anything, or after it has done everything and before its answer arrives.
public final class Accident {
  /// On which side of the call.
  public enum Moment {
    BEFORE,
    AFTER
  }

  private static final int EVERY = 0;

  private final int call;
  private final Moment moment;
  private final AtomicInteger calls = new AtomicInteger();
  private Runnable event = this::die;
  private volatile boolean dead;
  private volatile boolean happened;

  private Accident(int call, Moment moment) {
    this.call = call;
    this.moment = moment;
  }

  /// The process is killed at that call, counted from 1: neither this nor any later call of it
  /// reaches anything.
  public static Accident death(int call, Moment moment) {
    return new Accident(call, moment);
  }

  /// Something else happens there, and the process goes on.
  public static Accident of(int call, Moment moment, Runnable event) {
    Accident accident = new Accident(call, moment);
    accident.event = event;
    return accident;
  }

  /// Something happens before every call.
  public static Accident always(Runnable event) {
    return of(EVERY, Moment.BEFORE, event);
  }

  /// Whether the process ever made that call.
  public boolean happened() {
    return happened;
  }

  /// What a killed process "throws".
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// The port on the other side of the accident.
  ///
  /// @param counted false for a port that is called from a thread in the background: what a killed
  ///   process does there is lost without a word
  public <P> P on(Class<P> port, P real, boolean counted) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> call(real, method, arguments, counted)));
  }

  private @Nullable Object call(
      Object real, Method method, @Nullable Object @Nullable [] arguments, boolean counted)
      throws Throwable {
    if (dead && !counted) {
      return null;
    }
    if (dead) {
      throw new Death();
    }
    boolean now = counted && (call == EVERY || calls.incrementAndGet() == call);
    if (now && moment == Moment.BEFORE) {
      happen();
    }
    Object answer;
    try {
      answer = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
    if (now && moment == Moment.AFTER) {
      happen();
    }
    return answer;
  }

  private void happen() {
    happened = true;
    event.run();
  }

  private void die() {
    dead = true;
    throw new Death();
  }
}
