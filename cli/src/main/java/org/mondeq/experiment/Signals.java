package org.mondeq.experiment;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Handlers of signals, by {@code sun.misc.Signal}. Java's own way is a shutdown, which no second
 * signal can end, and in which no picture can be drawn.
 *
 * <p>By reflection, since the compiler warns of the class, which a Java without the module {@code
 * jdk.unsupported} lacks.
 */
final class Signals {
  private Signals() {}

  /**
   * Handles a signal such as {@code INT} in a thread of its own; one that the process was started
   * to ignore stays ignored.
   *
   * @return whether this Java hands the signal out; if not, a shutdown begins as ever
   */
  static boolean handle(String name, Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      InvocationHandler calls =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  handler.run();
                  yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "handler of " + name;
              };
      Object proxy =
          Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {type}, calls);
      signal
          .getMethod("handle", signal, type)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      return true;
    } catch (ReflectiveOperationException e) {
      // No such class, or java -Xrs.
      return false;
    }
  }
}
