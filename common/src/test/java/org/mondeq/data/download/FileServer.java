package org.mondeq.data.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on the loopback address that can be told to misbehave. */
public final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean ranges = true;
  private volatile int cutAfter;
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile int rangeShift;

  /** Starts a server without files. */
  public FileServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Offers a file. */
  public FileServer put(String name, byte[] content) {
    files.put("/" + name, content);
    return this;
  }

  /** Offers a file no more. */
  FileServer remove(String name) {
    files.remove("/" + name);
    return this;
  }

  /** Ignores all Range headers from now on. */
  FileServer withoutRanges() {
    ranges = false;
    return this;
  }

  /** Cuts the next answers after so many bytes each. */
  FileServer cut(int bytes, int answers) {
    cutAfter = bytes;
    cuts.set(answers);
    return this;
  }

  /** Answers a range with one that starts later. */
  FileServer shiftRangesBy(int bytes) {
    rangeShift = bytes;
    return this;
  }

  /** The address of a file, or with "" the folder of all. */
  public URI address(String name) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
  }

  /** The Range header of each request so far, "" where there was none. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(range == null ? "" : range);
      byte[] content = files.get(exchange.getRequestURI().getPath());
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else if (range == null || !ranges) {
        send(exchange, 200, content);
      } else {
        sendRange(exchange, content, range);
      }
    }
  }

  private void sendRange(HttpExchange exchange, byte[] content, String range) throws IOException {
    int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) + rangeShift;
    if (from >= content.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    send(exchange, 206, Arrays.copyOfRange(content, from, content.length));
  }

  private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    int length = body.length;
    if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      length = cutAfter;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body, 0, length);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
