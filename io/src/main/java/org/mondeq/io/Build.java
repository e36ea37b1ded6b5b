package org.mondeq.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Which build of the program this is: its version and a hash of its classes, so that results of
 * another one are told apart even where the version is the same. The classes that carry samples to
 * other machines do not count: they decide no result, and a run may go on with or without them.
 */
public final class Build {
  private static final String ROOT = "org/mondeq";
  private static final String CARRIERS = ROOT + "/spark/";
  private static final int DIGITS = 16;
  private static final String CURRENT = Version.current() + " " + hash();

  private Build() {}

  /** Version and hash, as in {@code 0.1.0 3f2a91c0d4e5b687}; the same for the same classes. */
  public static String current() {
    return CURRENT;
  }

  private static String hash() {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try {
      for (URL root : Collections.list(Build.class.getClassLoader().getResources(ROOT))) {
        if (root.openConnection() instanceof JarURLConnection jar) {
          addArchive(jar, classes);
        } else {
          addFolder(Path.of(root.toURI()), classes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the classes of the program cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a name that is none", e);
    }
    return hash(classes);
  }

  private static String hash(SortedMap<String, byte[]> classes) {
    classes.keySet().removeIf(name -> name.startsWith(CARRIERS));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] content : classes.values()) {
        digest.update(MessageDigest.getInstance("SHA-256").digest(content));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void addArchive(JarURLConnection connection, SortedMap<String, byte[]> classes)
      throws IOException {
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.startsWith(ROOT) && name.endsWith(".class")) {
          try (InputStream in = jar.getInputStream(entry)) {
            classes.put(name, in.readAllBytes());
          }
        }
      }
    }
  }

  private static void addFolder(Path folder, SortedMap<String, byte[]> classes) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      String name = ROOT + "/" + folder.relativize(file).toString().replace('\\', '/');
      classes.put(name, Files.readAllBytes(file));
    }
  }
}
