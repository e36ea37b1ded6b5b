package org.mondeq.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  @TempDir Path folder;

  /** The build that a copy of the two classes in an archive says it is, with another beside. */
  private String build(String name, byte[] other) throws Exception {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("org/mondeq/"));
      for (Class<?> type : new Class<?>[] {Build.class, Version.class}) {
        String path = type.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry(path));
        try (var in = type.getClassLoader().getResourceAsStream(path)) {
          zip.write(in.readAllBytes());
        }
      }
      zip.putNextEntry(new ZipEntry("org/mondeq/check/Checker.class"));
      zip.write(other);
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      return (String) loader.loadClass(Build.class.getName()).getMethod("current").invoke(null);
    }
  }

  @Test
  void namesVersionAndClasses() throws Exception {
    assertTrue(Build.current().matches("\\S+ [0-9a-f]{16}"), Build.current());
    String first = build("a.jar", new byte[] {1});
    assertEquals(first, build("b.jar", new byte[] {1}));
    assertNotEquals(first, build("c.jar", new byte[] {2}));
  }
}
